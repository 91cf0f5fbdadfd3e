import { ACMClient } from '@aws-sdk/client-acm';
import { type LifecycleEvent, carryOut } from '../../../lambda/imported-certificate/lifecycle';
import { refused } from '../../../lambda/imported-certificate/placing';
import { findCertificate } from '../../../lambda/imported-certificate/standing-certificate';

const REGION = 'eu-west-1';

const event: LifecycleEvent = { region: REGION, tags: {}, tf: { action: 'create' } };

/** Carries out what Terraform asks for, where ACM denies the first requests and then knows no certificate. */
async function afterDenials(denials: number, name = 'AccessDeniedException') {
  let asked = 0;
  const acm = new ACMClient({ region: REGION });
  acm.send = () => {
    asked += 1;
    return asked > denials
      ? Promise.resolve({ CertificateSummaryList: [] })
      : Promise.reject(Object.assign(new Error('no identity-based policy allows it'), { name }));
  };
  const outcome = carryOut(event, {
    certificate: 'certfleet-production-legacy-rotation',
    source: 'the secret legacy',
    regions: [REGION],
    acm: () => Promise.resolve(acm),
    put: async (region) => {
      const standing = await findCertificate(acm, 'certfleet-production-legacy-rotation');
      return refused({ client: acm, region, standing }, ['it is no JSON']);
    },
    remaining: () => 300_000,
    onDecision: () => undefined,
    pauseMilliseconds: 0,
  });
  const said = await outcome.then(
    () => 'carried out',
    (error: Error) => error.message,
  );
  return { asked, said };
}

test('a role that has its rights only after some seconds is waited for', async () => {
  const { asked, said } = await afterDenials(3);
  expect(asked).toBe(4);
  expect(said).toContain('the secret legacy holds nothing to import');
});

test('a role that never has its rights fails with what AWS said', async () => {
  await expect(afterDenials(1000)).resolves.toEqual({
    asked: 12,
    said: 'no identity-based policy allows it',
  });
});

test('any other failure is not waited for', async () => {
  await expect(afterDenials(1000, 'ThrottlingException')).resolves.toMatchObject({ asked: 1 });
});
