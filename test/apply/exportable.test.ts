import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { accountCredentials } from '../../emulator/authorization/sessions';
import type { TerraformStackRun } from '../../emulator/terraform';
import { certificateRequests } from '../../environments/permissions/services/certificates';
import { madeZonePermissions } from '../../environments/permissions/services/hosted-zones';
import {
  listenerPermissions,
  loadBalancerLookUp,
  targetGroupLookUp,
} from '../../environments/permissions/services/load-balancing';
import { PublicCertificate } from '../../modules/certificate';
import { LoadBalancerListener } from '../../modules/consumers';
import { Route53Dns } from '../../modules/dns';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, without } from '../support/module-permissions';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const at = moduleAccount(ACCOUNT, REGION);
const NEEDED = {
  [ACCOUNT]: [
    ...statePermissions('listener'),
    ...madeZonePermissions(at, ['CNAME']),
    ...without(certificateRequests(at, [REGION]), 'acm:RemoveTagsFromCertificate'),
    loadBalancerLookUp(at),
    targetGroupLookUp(at),
    ...without(
      listenerPermissions(at, { region: REGION, name: 'shop', type: 'application' }),
      'elasticloadbalancing:RemoveTags',
    ),
  ],
};

/** A listener and its certificate, for the provider at hand: whether the key may leave is in the address alone. */
function listenerStack(exportable: boolean): ModuleStack {
  const stack = new ModuleStack('listener', REGION);
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
  return stack;
}

describeModules('a certificate that is to be exportable, and no longer', NEEDED, (modules) => {
  let run: TerraformStackRun;

  const prepare = (exportable: boolean) => modules.prepare(listenerStack(exportable), ACCOUNT);

  beforeAll(async () => {
    run = await prepare(false);
    await run.apply();
  });

  const arns = async () => {
    const { endpoint } = modules.emulator;
    const acm = new ACMClient({
      endpoint,
      region: REGION,
      credentials: await accountCredentials(endpoint, ACCOUNT),
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

  test('is destroyed with its listener and its zone', () => run.destroy());
});
