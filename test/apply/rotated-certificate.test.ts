import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, DescribeCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { accountCredentials } from '../../emulator/authorization/sessions';
import type { TerraformStackRun } from '../../emulator/terraform';
import {
  certificateImports,
  certificateRotation,
} from '../../environments/permissions/services/certificates';
import {
  listenerPermissions,
  loadBalancerLookUp,
  targetGroupLookUp,
} from '../../environments/permissions/services/load-balancing';
import { mayRead } from '../../environments/permissions/permitted';
import { RotatedCertificate } from '../../modules/automation';
import type { RegionalCertificates } from '../../modules/certificate';
import { ImportedCertificate, SecretMaterial } from '../../modules/certificate';
import { LoadBalancerListener } from '../../modules/consumers';
import { CERTIFICATE_TAG, secretArn } from '../../modules/core';
import { callAction } from '../support/ask';
import { CaOutsideAws, type Issued } from '../support/issued-certificates';
import { describeModules } from '../support/module-deployment';
import { MODULES, moduleAccount, unchangedFunctions, without } from '../support/module-permissions';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';
import { until } from '../support/until';

const ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const account = moduleAccount(ACCOUNT, REGION);
const NEEDED = {
  [ACCOUNT]: [
    ...statePermissions('legacy'),
    ...without(
      certificateImports(account, [REGION]),
      'acm:DeleteCertificate',
      'acm:RemoveTagsFromCertificate',
    ),
    mayRead(
      'read the secrets of imported certificates',
      ['secretsmanager:GetSecretValue'],
      [secretArn('*-certificate', { partition: 'aws', accountId: ACCOUNT, region: REGION })],
    ),
    ...unchangedFunctions(certificateRotation(account, [REGION])),
    loadBalancerLookUp(account),
    targetGroupLookUp(account),
    ...without(
      listenerPermissions(account, { region: REGION, name: 'shop', type: 'application' }),
      'elasticloadbalancing:RemoveTags',
    ),
  ],
};
const ca = new CaOutsideAws();

type Kind = 'imported' | 'rotated' | 'none';

/** Certificates of a kind, each first on a listener or in its list, so that both ways of serving change. */
function legacyStack(kinds: Readonly<Record<'first' | 'second', Kind>>): ModuleStack {
  const stack = new ModuleStack('legacy', REGION);
  const certificates = Object.entries(kinds).flatMap(
    ([name, kind]): Array<[string, RegionalCertificates]> => {
      const secretId = `${name}-certificate`;
      const domainNames = [`${name}.example.com`] as const;
      const certificate = `local/shop/${name}`;
      const at = { provider: stack.provider, providerRegion: REGION, accountId: ACCOUNT };
      if (kind === 'none') return [];
      return [
        [
          name,
          kind === 'imported'
            ? new ImportedCertificate(stack, name, {
                material: new SecretMaterial({ secretId, chainField: 'chain' }),
                placements: [at],
                domainNames,
                tags: { Name: name, [CERTIFICATE_TAG]: certificate },
              })
            : new RotatedCertificate(stack, name, {
                functionName: `certfleet-${MODULES}-${name}-rotation`,
                certificate,
                source: { secretId },
                placements: [at],
                domainNames,
                tags: { Name: name },
              }),
        ],
      ];
    },
  );
  if (certificates.length > 0) {
    new LoadBalancerListener(stack, 'Listener', {
      loadBalancerArn: new DataAwsLb(stack, 'LoadBalancer', { name: 'shop' }).arn,
      loadBalancerType: 'application',
      targetGroupArn: new DataAwsLbTargetGroup(stack, 'TargetGroup', { name: 'shop' }).arn,
      certificates: Object.fromEntries(certificates),
    });
  }
  return stack;
}

describeModules('an imported certificate that is rotated', NEEDED, (modules) => {
  let run: TerraformStackRun;
  let acm: ACMClient;
  const keys: string[] = [];
  let days = 30;

  const call = (action: string, body: object) =>
    callAction(modules.emulator.endpoint, ACCOUNT, 'secretsmanager', `secretsmanager.${action}`, body);

  function version(name: string): Issued {
    const issued = ca.issue({ names: [`${name}.example.com`], days: (days += 1) });
    keys.push(issued.privateKey);
    return issued;
  }

  async function prepare(first: Kind, second: Kind): Promise<void> {
    run = await modules.prepare(legacyStack({ first, second }), ACCOUNT);
  }

  /** What is planned, as `type action`, without what the function is made of; then it is applied, and nothing is left. */
  async function apply(): Promise<string[]> {
    const actions = Object.entries(await run.plannedActions());
    await run.applyPlanned();
    expect(await run.plannedActions()).toEqual({});
    return actions
      .filter(([address]) => !address.includes('_Rotation_'))
      .map(([address, action]) => `${address.split('.')[0]} ${action}`);
  }

  /** ARN and serial number of each certificate, by its first name. */
  async function certificates(): Promise<Record<string, { arn: string; serial: string }>> {
    const { CertificateSummaryList = [] } = await acm.send(new ListCertificatesCommand({}));
    const all = CertificateSummaryList.map(async ({ CertificateArn, DomainName }) => {
      const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
      const serial = Certificate!.Serial!.replaceAll(':', '').toUpperCase();
      return [DomainName!.split('.')[0]!, { arn: CertificateArn!, serial }] as const;
    });
    return Object.fromEntries(await Promise.all(all));
  }

  const serialOf = ({ certificate }: Issued) => new X509Certificate(certificate).serialNumber;

  beforeAll(async () => {
    const { endpoint } = modules.emulator;
    acm = new ACMClient({
      endpoint,
      region: REGION,
      credentials: await accountCredentials(endpoint, ACCOUNT),
    });
    for (const name of ['first', 'second'])
      await call('CreateSecret', {
        Name: `${name}-certificate`,
        SecretString: JSON.stringify(version(name)),
        ClientRequestToken: '00000000-0000-4000-8000-000000000001',
      });
  });
  test('stands first without rotation, with its key in the state', async () => {
    await prepare('imported', 'imported');
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
    expect((await run.state()).includes('BEGIN PRIVATE KEY')).toBe(true);
  });

  test('rotation is added: Terraform forgets the certificate, and what serves it does not change', async () => {
    const before = await certificates();
    await prepare('rotated', 'rotated');
    expect(await apply()).toEqual([
      'aws_acm_certificate forget',
      'aws_acm_certificate forget',
      'aws_lambda_invocation create',
      'aws_lambda_invocation create',
    ]);
    expect(await certificates()).toEqual(before);
  });

  test('no key is in the state, nor in what was synthesized', async () => {
    const text = (await run.state()) + readFileSync(join(modules.folder, 'legacy/run/cdk.tf.json'), 'utf8');
    expect(keys.filter((key) => text.includes(key.split('\n')[2]!))).toHaveLength(0);
    expect(text.includes('PRIVATE KEY')).toBe(false);
  });

  test('a new version of the secret is served under the same ARN, and Terraform sees no drift', async () => {
    const before = await certificates();
    const next = version('first');
    await call('PutSecretValue', {
      SecretId: 'first-certificate',
      SecretString: JSON.stringify(next),
      ClientRequestToken: '00000000-0000-4000-8000-000000000002',
    });
    const expected = { ...before, first: { arn: before['first']!.arn, serial: serialOf(next) } };
    const seen = await until(certificates, ({ first }) => first!.serial === serialOf(next));
    expect(seen).toEqual(expected);
    expect(await run.plannedActions()).toEqual({});
  });

  test('taken out with what serves it: the function deletes the certificate', async () => {
    await prepare('none', 'rotated');
    await apply();
    expect(Object.keys(await certificates())).toEqual(['second']);
  });

  test('put back, it is imported by the function in the same apply', async () => {
    await prepare('rotated', 'rotated');
    expect(await apply()).toEqual([
      'aws_lambda_invocation create',
      expect.stringMatching(/^aws_lb_listener/),
      expect.stringMatching(/^aws_lb_listener/),
      'terraform_data update',
    ]);
    expect(Object.keys(await certificates()).sort()).toEqual(['first', 'second']);
  });

  test('a secret that holds nothing good stops the apply with the reason', async () => {
    await prepare('none', 'rotated');
    await apply();
    await call('PutSecretValue', {
      SecretId: 'first-certificate',
      SecretString: JSON.stringify({ ...version('first'), chain: undefined }),
      ClientRequestToken: '00000000-0000-4000-8000-000000000003',
    });
    await prepare('rotated', 'rotated');
    await expect(run.apply()).rejects.toThrow(
      /the secret first-certificate holds nothing to import: it comes without its chain/,
    );
    expect(Object.keys(await certificates())).toEqual(['second']);
  });

  test('destroyed, nothing of it is left', async () => {
    await run.destroy();
    expect(await certificates()).toEqual({});
  });
});
