import { reviewPlans } from '../../../review';
import { certificateArn, certificateValues, findingsOf, onlyFinding, planOf } from '../../support/plan';

const NAMES = ['shop.example.com'];
const RULE = 'provider-region-replaced';

/** A certificate of us-east-1 as provider 5 left it, and as provider 6 is to have it. */
const before = certificateValues('web', NAMES, { arn: certificateArn('web', 'us-east-1') });
const after = { domain_name: NAMES[0], region: 'us-east-1' };
const address = 'aws_acm_certificate.web';

test('is critical, once for a stack, where provider 6 does not find what provider 5 made in another Region', () => {
  const waits = 'aws_acm_certificate_validation.web';
  const plan = {
    drift: [
      { address, before, after: null },
      { address: waits, before: { id: '1' }, after: null },
    ],
    resources: [
      { address, after },
      { address: waits, after: { region: 'us-east-1' } },
    ],
  };

  const { severity, what, remedy } = onlyFinding(RULE, plan);
  expect(severity).toBe('critical');
  expect(what).toContain('2 resources of the stack are made again, though they are in "us-east-1" already');
  expect(remedy).toContain('Set "provider.regionalProviders" to true in the environment');
  expect(findingsOf(RULE, plan, { ...plan, stack: 'test-partner' })).toHaveLength(2);
});

test('is critical where the plan was made without looking, and replaces them', () => {
  const resources = [{ address, before, after, replacedFor: ['region'] }];

  expect(onlyFinding(RULE, { resources })).toMatchObject({ severity: 'critical', address });
});

test('is critical where provider 6 found it everywhere, and took its own Region for it', () => {
  const found = { ...before, region: 'eu-west-1' };

  expect(
    findingsOf(RULE, { resources: [{ address, before: found, after, replacedFor: ['region'] }] }),
  ).toHaveLength(1);
});

test('is all that is said of these resources, unless somebody accepts it', () => {
  const listener = { address: 'aws_lb_listener.web', before: { certificate_arn: before.arn, port: 443 } };
  const plan = planOf({ resources: [{ address, before, after, replacedFor: ['region'] }, listener] });
  const rules = (acceptances: Parameters<typeof reviewPlans>[1]['acceptances'] = []) =>
    reviewPlans([plan], { today: '2026-06-30', acceptances })
      .findings.filter((finding) => finding.address === address)
      .map(({ rule }) => rule);

  expect(rules()).toEqual([RULE]);
  const accepted = {
    rule: RULE,
    stack: 'test-shop',
    resource: address,
    reason: 'known',
    until: '2026-12-31',
  } as const;
  expect(rules([accepted])).toEqual(expect.arrayContaining([RULE, 'certificate-replaced']));
});

test('says nothing where the state knows the Region, and somebody wants another', () => {
  const there = { ...certificateValues('web', NAMES), region: 'eu-west-1' };

  expect(
    findingsOf(RULE, { resources: [{ address, before: there, after, replacedFor: ['region'] }] }),
  ).toEqual([]);
  expect(findingsOf(RULE, { resources: [{ address, before, after, replacedFor: ['domain_name'] }] })).toEqual(
    [],
  );
});

test('says nothing of what was deleted by hand, or is new', () => {
  const here = { ...after, region: 'eu-west-1' };
  const gone = { address, before: certificateValues('web', NAMES), after: null };

  expect(findingsOf(RULE, { drift: [gone], resources: [{ address, after: here }] })).toEqual([]);
  expect(findingsOf(RULE, { resources: [{ address, after }] })).toEqual([]);
  const known = { ...gone, before: { ...before, region: 'us-east-1' } };
  expect(findingsOf(RULE, { drift: [known], resources: [{ address, after }] })).toEqual([]);
});
