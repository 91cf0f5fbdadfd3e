import { X509Certificate } from 'node:crypto';
import { awsClients } from '../../../lambda/distribution/clients';
import { isByOwner } from '../../../lambda/distribution/distribution';
import { type SecretDecision, writeSecret, writeWhileApplying } from '../../../lambda/distribution/secret';
import { readMaterial } from '../../../lambda/imported-certificate/secret';
import { DistributionAws, OWNER, copyArn } from '../../support/distribution-aws';
import { CaOutsideAws } from '../../support/issued-certificates';

const NAMES = ['everywhere.example.com'] as const;
const SECRET = `arn:aws:secretsmanager:eu-west-1:${OWNER}:secret:everywhere-AbCdEf`;
const FUNCTION = `arn:aws:lambda:eu-west-1:${OWNER}:function:certfleet-everywhere`;
const configuration = {
  certificateArn: copyArn(OWNER),
  certificate: 'production/everywhere',
  roleName: 'certfleet-everywhere-copies',
  domainNames: NAMES,
  secretArn: SECRET,
  targets: [],
};

const ca = new CaOutsideAws();
const issued = ca.issue({ names: NAMES, days: 30 });
const renewed = ca.issue({ names: NAMES, days: 60 });
const serialOf = ({ certificate }: { readonly certificate: string }) =>
  new X509Certificate(certificate).serialNumber;

let aws: DistributionAws;

beforeAll(async () => {
  aws = await DistributionAws.start(issued);
  Object.assign(process.env, aws.environment);
});
afterAll(() => aws?.stop());
beforeEach(() => {
  aws.renew(issued);
  aws.reset();
});

function written(changes: Partial<typeof configuration> = {}): Promise<SecretDecision> {
  const clients = awsClients(configuration);
  return writeSecret({
    configuration: { ...configuration, ...changes },
    secretArn: SECRET,
    original: clients.original(),
    client: clients.secrets(),
    now: new Date(),
  });
}

test('the first version is what rotation elsewhere reads: certificate, key and chain', async () => {
  const decision = await written();
  expect(decision).toEqual({
    decision: 'written',
    secretArn: SECRET,
    serial: serialOf(issued),
    versionId: expect.stringMatching(/^[\da-f]{32}-[\da-f]{16}$/) as string,
  });
  const { leaf, privateKey, chain } = readMaterial(aws.secret.at('AWSCURRENT')!);
  expect(leaf.toString()).toBe(issued.certificate);
  expect(leaf.checkPrivateKey(privateKey)).toBe(true);
  expect(chain.map(String)).toEqual([issued.chain]);
});

test('what is there already is not exported again, and the secret is never read', async () => {
  const first = await written();
  expect(await written()).toEqual({ ...first, decision: 'unchanged' });
  expect([aws.count('ExportCertificate'), aws.secret.puts]).toEqual([1, 1]);
  expect(aws.count('GetSecretValue')).toBe(0);
});

test.each([
  ['in small letters with colons', serialOf(issued).toLowerCase().match(/../g)!.join(':')],
  ['with zeros in front', `00:${serialOf(issued)}`],
])('a serial %s is the same certificate', async (_, serial) => {
  await written();
  aws.serial = serial;
  expect(await written()).toMatchObject({ decision: 'unchanged' });
});

test('two functions at once write one version', async () => {
  const decisions = await Promise.all([written(), written()]);
  expect(new Set(decisions.map(({ versionId }) => versionId)).size).toBe(1);
  expect(aws.secret.versions.size).toBe(1);
});

test('a renewal is a new version, and the one before is kept', async () => {
  await written();
  aws.renew(renewed);
  expect(await written()).toMatchObject({ decision: 'written', serial: serialOf(renewed) });
  const serialAt = (stage: string) => readMaterial(aws.secret.at(stage)!).leaf.serialNumber;
  expect([serialAt('AWSCURRENT'), serialAt('AWSPREVIOUS')]).toEqual([serialOf(renewed), serialOf(issued)]);
});

test('what is renewed while it is exported is the version that it is, not the one it was asked for', async () => {
  aws.serial = '01';
  expect(await written()).toMatchObject({ decision: 'written', serial: serialOf(issued) });
  aws.serial = serialOf(issued);
  expect(await written()).toMatchObject({ decision: 'unchanged' });
});

test('another key of the secret is another version, and so is another certificate', async () => {
  await written();
  aws.secret.kmsKeyId = aws.secret.kmsKeyId.replace(/1$/, '2');
  expect(await written()).toMatchObject({ decision: 'written' });
  expect(await written({ certificateArn: copyArn('222222222222') })).toMatchObject({ decision: 'written' });
  expect(aws.secret.versions.size).toBe(3);
});

test('a key that is put back is written under again', async () => {
  const [first, other] = [aws.secret.kmsKeyId, aws.secret.kmsKeyId.replace(/1$/, '2')];
  const ids = [];
  for (const key of [first, other, first, other, first]) {
    aws.secret.kmsKeyId = key;
    const { decision, versionId } = await written();
    expect(decision).toBe('written');
    expect(aws.secret.current).toBe(versionId);
    ids.push(versionId);
  }
  expect(new Set(ids).size).toBe(5);
});

test.each([1, 2])('what somebody has put in its place is replaced, %i versions later', async (count) => {
  await written();
  for (let index = 0; index < count; index += 1) aws.secret.put(`by-hand-${index}`, 'other');
  const { decision, versionId } = await written();
  expect([decision, aws.secret.current]).toEqual(['written', versionId]);
  expect(await written()).toMatchObject({ decision: 'unchanged', versionId });
});

test('where somebody goes back and forth by hand, it is AWSCURRENT again all the same', async () => {
  await written();
  aws.secret.put('by-hand', 'other');
  const before = (await written()).versionId!;
  aws.secret.move('by-hand');
  const { decision, versionId } = await written();
  expect([decision, aws.secret.current]).toEqual(['written', versionId]);
  expect(versionId).not.toBe(before);
});

test('an older issue that comes later than a newer one does not stay', async () => {
  await written();
  aws.renew(renewed);
  await written();
  aws.renew(issued);
  await written();
  aws.renew(renewed);
  expect(await written()).toMatchObject({ decision: 'written', serial: serialOf(renewed) });
});

describe('nothing is written', () => {
  async function refusal(): Promise<readonly string[] | undefined> {
    const { puts } = aws.secret;
    const { decision, problems } = await written();
    expect([decision, aws.secret.puts - puts]).toEqual(['refused', 0]);
    return problems;
  }

  test.each(['PENDING_VALIDATION', 'REVOKED'])('of a certificate that is %s', async (status) => {
    aws.status = status;
    expect(await refusal()).toEqual(['it is not issued, or not any more']);
  });

  test.each([
    ['no certificate', { Certificate: 'none' }, 'its export holds no certificate'],
    [
      'a key that cannot be read',
      { PrivateKey: 'secret-word' },
      'the private key of its export cannot be read',
    ],
    ['no chain', { CertificateChain: '' }, expect.stringMatching(/^it comes without its chain/) as string],
  ])('of an export with %s', async (_, spoilt, problem) => {
    aws.spoilt = spoilt;
    expect(await refusal()).toEqual([problem]);
  });
});

describe('while Terraform applies', () => {
  const told: SecretDecision[] = [];
  const tell = (decision: SecretDecision) => void told.push(decision);
  beforeEach(() => void (told.length = 0));

  test('a certificate that was only asked for is waited for', async () => {
    aws.status = 'PENDING_VALIDATION';
    let attempts = 0;
    const issuedLater = () => {
      if ((attempts += 1) === 3) aws.status = 'ISSUED';
      return written();
    };
    const { versionId } = await writeWhileApplying(issuedLater, tell, 0);
    expect(told).toEqual([expect.objectContaining({ decision: 'written', versionId })]);
  });

  test('one that is never issued fails with the reason', async () => {
    aws.status = 'REVOKED';
    await expect(writeWhileApplying(() => written(), tell, 0)).rejects.toThrow(
      `nothing is written into ${SECRET}: it is not issued, or not any more`,
    );
    expect(aws.count('DescribeCertificate')).toBe(12);
  });

  test('what may not be written fails at once', async () => {
    aws.spoilt = { CertificateChain: '' };
    await expect(writeWhileApplying(() => written(), tell)).rejects.toThrow('without its chain');
    expect(told).toMatchObject([{ decision: 'refused' }]);
  });
});

test.each([
  [FUNCTION, true],
  [`${FUNCTION}:$LATEST`, true],
  [`${FUNCTION}:account-222222222222`, false],
  [`${FUNCTION}:live`, false],
  [`${FUNCTION}:$LATEST:account-222222222222`, false],
])('whether %s is the function as its own stack invokes it: %s', (arn, isOwn) => {
  expect(isByOwner(arn)).toBe(isOwn);
});
