import { X509Certificate } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueCommandOutput,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Session, accountCredentials, sessionOf } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { TerraformStackRun } from '../../../emulator/terraform';
import type { Application, Certificate, Environment } from '../../../environments';
import { readMaterial } from '../../../lambda/imported-certificate/secret';
import { functionLog } from '../../support/function-log';
import { until } from '../../support/until';
import { environment, shop } from './environments';
import { QUEUED_FUNCTION, all } from './functions';
import { standing } from './standing-certificates';
import { describeTransitions } from './world';

const EDGE_ACCOUNT = '444444444444';
const NAME = 'everywhere.example.com';
const OTHER_NAME = 'anywhere.example.com';
const FUNCTION = 'certfleet-trial-everywhere_example_com-copies';
const [KEY, OTHER_KEY] = ['1', '2'].map(
  (id) => `arn:aws:kms:eu-west-1:${EDGE_ACCOUNT}:key/00000000-0000-4000-8000-00000000000${id}`,
) as [string, string];
/** Of accounts that the environment does not know. */
const [KUBERNETES, HOST] = ['555555555555', '666666666666'].map(
  (account) => `arn:aws:iam::${account}:role/external-secrets`,
) as [string, string];

type Distribution = NonNullable<Extract<Certificate, { source: 'private' }>['distribution']>;

function certificate(domainName: string, distribution?: Distribution): Certificate {
  const issued = { source: 'private', certificateAuthority: 'root', domainName } as const;
  return { ...issued, ...(distribution && { distribution }) };
}

function world(
  distribution?: Distribution,
  edge: Partial<Application> = {},
  domainName = NAME,
): () => Environment {
  const certificates = { everywhere: certificate(domainName, distribution) };
  const root = {
    ...{ commonName: 'Root', organizationName: 'Example', validityYears: 10 },
    shareWith: { accounts: ['edge'] as const },
  };
  return () => ({
    ...environment(
      {
        shop: shop({ certificates: {}, consumers: {} }),
        edge: shop({ accountId: EDGE_ACCOUNT, domains: [], certificates, ...edge }),
      },
      { certificateAuthorities: { root } },
    ),
    roles: { path: '/certfleet/', permissionsBoundary: 'certfleet-boundary' },
  });
}

const secret = (...readers: readonly string[]) => ({ kmsKeyArn: KEY, readers });

const secrets = ({ emulator: { endpoint } }: Deployment, credentials: Session) =>
  new SecretsManagerClient({ endpoint, region: 'eu-west-1', credentials });

async function described(deployment: Deployment, name = NAME) {
  const administrator = await accountCredentials(deployment.emulator.endpoint, EDGE_ACCOUNT);
  return secrets(deployment, administrator).send(
    new DescribeSecretCommand({ SecretId: `certfleet-trial/${name}` }),
  );
}

/** What a role of another account reads. */
async function readBy(
  deployment: Deployment,
  reader: string,
  name = NAME,
): Promise<GetSecretValueCommandOutput> {
  const { ARN } = await described(deployment, name);
  const session = await sessionOf(deployment.emulator.endpoint, reader);
  return secrets(deployment, session).send(new GetSecretValueCommand({ SecretId: ARN }));
}

const serialIn = ({ SecretString }: GetSecretValueCommandOutput) =>
  readMaterial(SecretString!).leaf.serialNumber;

async function issuedSerial(deployment: Deployment): Promise<string> {
  const [one, ...others] = await standing(deployment, EDGE_ACCOUNT);
  expect(others).toEqual([]);
  return one!.serial;
}

/** The secret holds the certificate with its key and chain, for its reader, in one version for each issue. */
async function holdsCertificate(deployment: Deployment, reader: string, versions: number): Promise<void> {
  const { leaf, privateKey, chain } = readMaterial((await readBy(deployment, reader)).SecretString!);
  expect(leaf.serialNumber).toBe(await issuedSerial(deployment));
  expect(leaf.checkPrivateKey(privateKey)).toBe(true);
  expect(leaf.checkIssued(new X509Certificate(String(chain[0])))).toBe(true);
  expect(Object.keys((await described(deployment)).VersionIdsToStages!)).toHaveLength(versions);
}

async function isRefused(deployment: Deployment, reader: string): Promise<void> {
  await expect(readBy(deployment, reader)).rejects.toThrow('no resource-based policy allows');
}

/** ACM renews the certificate, the secret follows, and has the one before as its version before; the sweep writes none again. */
async function isRenewed(deployment: Deployment, reader: string): Promise<void> {
  const old = await readBy(deployment, reader);
  await deployment.emulator.renewCertificates();
  const serial = await issuedSerial(deployment);
  expect(serial).not.toBe(serialIn(old));
  const read = await until(
    () => readBy(deployment, reader),
    (seen) => serialIn(seen) === serial,
  );
  expect(serialIn(read)).toBe(serial);
  const { VersionIdsToStages } = await described(deployment);
  expect(VersionIdsToStages![old.VersionId!]).toEqual(['AWSPREVIOUS']);
}

/** Neither states nor the log hold a key. */
async function holdsNoKey(
  { emulator: { endpoint } }: Deployment,
  stacks: readonly TerraformStackRun[],
): Promise<void> {
  const its = { accountId: EDGE_ACCOUNT, functionName: FUNCTION };
  const log = await functionLog(endpoint, its, 'DistributionWritten');
  expect(log).toContain('DistributionWritten');
  expect(log).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
  for (const stack of stacks) expect(await stack.state()).not.toContain('PRIVATE KEY');
}

const OF_FUNCTION = [...QUEUED_FUNCTION, 'aws_cloudwatch_metric_alarm'];
const TAGGED = OF_FUNCTION.filter((type) => !/_policy$|_target$/.test(type));
const OF_SECRET = ['aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy', 'aws_lambda_invocation'];
const ALIAS = ['aws_lambda_alias', 'aws_lambda_permission'];

describeTransitions({
  title: 'a certificate that those without ACM read from a secret',
  existing: world(undefined, {
    certificates: {
      everywhere: certificate(NAME, { secret: secret(KUBERNETES, HOST) }),
      // Whoever made the first key has made the other.
      other: certificate('other.example.com', { secret: { kmsKeyArn: OTHER_KEY, readers: [KUBERNETES] } }),
    },
  })(),
  transitions: [
    {
      title: 'nobody else has it',
      environment: world(),
      actions: {
        'shared-services': [
          ...['aws_acmpca_certificate create', 'aws_acmpca_certificate_authority create'],
          ...['aws_acmpca_certificate_authority_certificate create', 'aws_acmpca_permission create'],
          ...['aws_ram_principal_association create', 'aws_ram_resource_association create'],
          ...['aws_ram_resource_share create', 'aws_route53_zone create'],
          ...['aws_iam_role create', 'aws_iam_role_policy create'],
        ],
        edge: ['aws_acm_certificate create'],
      },
    },
    {
      title:
        'a secret is asked for: its value is written while it is made, and a role of another account reads it',
      environment: world({ secret: secret(KUBERNETES) }),
      actions: { edge: [...all(OF_FUNCTION, 'create'), ...all(OF_SECRET, 'create')] },
      then: async (deployment, stacks) => {
        await holdsCertificate(deployment, KUBERNETES, 1);
        await isRefused(deployment, HOST);
        await isRenewed(deployment, KUBERNETES);
        await holdsCertificate(deployment, KUBERNETES, 2);
        await holdsNoKey(deployment, stacks);
      },
    },
    {
      title: 'another role reads it, and the account gets a tag: the value is not written again',
      environment: world({ secret: secret(HOST) }, { tags: { desk: 'one' } }),
      actions: {
        edge: [
          ...['aws_acm_certificate update', 'aws_secretsmanager_secret update'],
          ...['aws_secretsmanager_secret_policy update', ...all(TAGGED, 'update')],
        ],
      },
      then: async (deployment) => {
        await holdsCertificate(deployment, HOST, 2);
        await isRefused(deployment, KUBERNETES);
      },
    },
    {
      title: 'the tag goes, and nobody of another account reads it any more',
      environment: world({ secret: secret() }),
      actions: {
        edge: [
          ...['aws_acm_certificate update', 'aws_secretsmanager_secret update'],
          ...['aws_secretsmanager_secret_policy delete', ...all(TAGGED, 'update')],
        ],
      },
      then: (deployment) => isRefused(deployment, HOST),
    },
    {
      title: 'it gets another key: the same certificate is written under that in the same apply',
      environment: world({ secret: { kmsKeyArn: OTHER_KEY, readers: [KUBERNETES] } }),
      actions: {
        edge: [
          ...['aws_secretsmanager_secret update', 'aws_secretsmanager_secret_policy create'],
          ...['aws_iam_role_policy update', 'aws_lambda_invocation delete-create'],
        ],
      },
      then: async (deployment) => {
        await holdsCertificate(deployment, KUBERNETES, 3);
        await isRenewed(deployment, KUBERNETES);
      },
    },
    {
      title: 'and the key that it had: it is written under that again',
      environment: world({ secret: secret(KUBERNETES) }),
      actions: {
        edge: [
          ...['aws_secretsmanager_secret update', 'aws_iam_role_policy update'],
          'aws_lambda_invocation delete-create',
        ],
      },
      then: async (deployment) => {
        await holdsCertificate(deployment, KUBERNETES, 5);
        await isRenewed(deployment, KUBERNETES);
      },
    },
    {
      title: 'its entry is renamed: only the tag with its name changes, and it is not written again',
      environment: world(undefined, {
        certificates: {
          anywhere: { ...certificate(NAME, { secret: secret(KUBERNETES) }), formerly: 'everywhere' },
        },
      }),
      actions: { edge: ['aws_acm_certificate update'] },
      then: (deployment) => holdsCertificate(deployment, KUBERNETES, 6),
    },
    {
      title:
        'it is taken out, the entry has the name that it had, and an account may have copies: the secret goes at once',
      environment: world(undefined, {
        certificates: { everywhere: { ...certificate(NAME, { accounts: ['shop'] }), formerly: 'anywhere' } },
      }),
      actions: {
        edge: [
          'aws_acm_certificate update',
          ...all(OF_SECRET, 'delete'),
          ...all(ALIAS, 'create'),
          ...['aws_iam_role_policy update', 'aws_lambda_function update'],
        ],
      },
      then: (deployment) => expect(described(deployment)).rejects.toThrow(ResourceNotFoundException),
    },
    {
      title: 'and is put back beside the account, under its name',
      environment: world({ accounts: ['shop'], secret: secret(KUBERNETES) }),
      actions: {
        edge: [...all(OF_SECRET, 'create'), ...['aws_iam_role_policy update', 'aws_lambda_function update']],
      },
      then: async (deployment) => {
        await holdsCertificate(deployment, KUBERNETES, 1);
        await isRenewed(deployment, KUBERNETES);
      },
    },
    {
      title:
        'it has another first name: another certificate, in a secret of its name, and then the one before goes',
      environment: world({ accounts: ['shop'], secret: secret(KUBERNETES) }, {}, OTHER_NAME),
      actions: {
        edge: [
          ...['aws_acm_certificate create-delete', 'aws_lambda_invocation delete-create'],
          ...['aws_secretsmanager_secret create-delete', 'aws_secretsmanager_secret_policy create-delete'],
          ...[...all(OF_FUNCTION, 'delete-create'), ...all(ALIAS, 'delete-create')],
        ],
      },
      then: async (deployment) => {
        const read = await readBy(deployment, KUBERNETES, OTHER_NAME);
        expect(serialIn(read)).toBe(await issuedSerial(deployment));
        await expect(described(deployment)).rejects.toThrow(ResourceNotFoundException);
      },
    },
    {
      title: 'nothing is distributed any more: all of it goes, and the certificate stays',
      environment: world(undefined, {}, OTHER_NAME),
      actions: {
        edge: [...all(OF_FUNCTION, 'delete'), ...all(OF_SECRET, 'delete'), ...all(ALIAS, 'delete')],
      },
      then: async (deployment) => {
        await expect(described(deployment, OTHER_NAME)).rejects.toThrow(ResourceNotFoundException);
        await issuedSerial(deployment);
      },
    },
  ],
});
