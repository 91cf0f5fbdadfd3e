import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Aspects, TerraformStack, Testing } from 'cdktf';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { PublicCertificate } from '../../modules/certificate';
import { LoadBalancerListener } from '../../modules/consumers';
import { Route53Dns } from '../../modules/dns';
import { Provider5Arguments } from '../../stacks/provider-5-arguments';
import { temporaryFolder } from '../support/temporary-folder';
import { testApp } from '../support/synth';
import { describeWithTools, toolchain } from '../support/tools';

const { accountId, regions } = local.applications.shop!;

/** A listener and its certificate, for the provider at hand: whether the key may leave is in the address alone. */
function listenerStack(exportable: boolean): TerraformStack {
  const stack = new TerraformStack(testApp(), 'listener');
  new AwsProvider(stack, 'aws', {
    region: regions[0],
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/deploy` }],
  });
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  const zone = new Route53Zone(stack, 'Zone', { name: 'example.com' });
  new LoadBalancerListener(stack, 'Listener', {
    loadBalancerArn: new DataAwsLb(stack, 'LoadBalancer', { name: 'shop' }).arn,
    loadBalancerType: 'application',
    targetGroupArn: new DataAwsLbTargetGroup(stack, 'TargetGroup', { name: 'shop' }).arn,
    certificates: {
      shop: new PublicCertificate(stack, 'Shop', {
        domainName: 'shop.example.com',
        dns: new Route53Dns({ hostedZoneId: zone.zoneId }),
        exportable,
      }),
    },
  });
  Aspects.of(stack).add(new Provider5Arguments());
  return stack;
}

describeWithTools('a certificate that is to be exportable, and no longer', () => {
  let emulator: Emulator;
  let run: TerraformStackRun;

  async function prepare(exportable: boolean): Promise<void> {
    const synthesized = temporaryFolder('exportable-synthesized');
    writeFileSync(join(synthesized, 'cdk.tf.json'), Testing.synth(listenerStack(exportable), true));
    await run.prepare(synthesized);
  }

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    run = new TerraformStackRun('listener', {
      toolchain,
      emulator,
      folder: join(temporaryFolder('exportable'), 'run'),
    });
    await prepare(false);
    await run.apply();
  });

  afterAll(() => emulator?.stop());

  const arns = async () => {
    const { endpoint } = emulator;
    const acm = new ACMClient({
      endpoint,
      region: regions[0],
      credentials: await accountCredentials(endpoint, accountId),
    });
    const { CertificateSummaryList = [] } = await acm.send(new ListCertificatesCommand({}));
    return CertificateSummaryList.map(({ CertificateArn }) => CertificateArn);
  };

  test.each([true, false])(
    'exportable %p: the new one is attached before the old one goes',
    async (exportable) => {
      const [old] = await arns();
      await prepare(exportable);
      const actions = Object.entries(await run.plannedActions()).map(
        ([address, action]) => `${address.split('.')[0]} ${action}`,
      );
      expect(actions.sort()).toEqual([
        'aws_acm_certificate create',
        'aws_acm_certificate delete',
        'aws_acm_certificate_validation create-delete',
        'aws_lb_listener update',
        'aws_lb_listener_certificate create-delete',
        'terraform_data update',
      ]);
      // The emulator refuses to delete a certificate in use, so this passes only in the right order.
      await run.apply();
      const now = await arns();
      expect(now).toHaveLength(1);
      expect(now).not.toContain(old);
      expect(await run.plannedActions()).toEqual({});
    },
  );
});
