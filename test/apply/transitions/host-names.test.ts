import {
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Consumer, RecordState } from '../../../environments';
import { SHARED_SERVICES_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

const certificates = { web: publicCertificate('*.example.com') };
const edge = listener(['web'], ['shop.example.com', '*.example.com']);
const api: Consumer = { type: 'api-gateway-domain', domainName: 'api.example.com', certificate: 'web' };

function shopWith(consumers: Readonly<Record<string, Consumer>>, hostNameRecords?: RecordState) {
  return () => environment({ shop: shop({ certificates, consumers, hostNameRecords }) });
}

/** Records of addresses in the zone, as `name type target`, asked from the emulated Route 53. */
async function aliases({ emulator: { endpoint } }: Deployment): Promise<string[]> {
  const credentials = await accountCredentials(endpoint, SHARED_SERVICES_ACCOUNT);
  const route53 = new Route53Client({ endpoint, region: 'us-east-1', credentials });
  const { HostedZones = [] } = await route53.send(new ListHostedZonesCommand({}));
  const { ResourceRecordSets = [] } = await route53.send(
    new ListResourceRecordSetsCommand({ HostedZoneId: HostedZones[0]!.Id }),
  );
  return ResourceRecordSets.filter(({ AliasTarget }) => AliasTarget !== undefined)
    .map(({ Name, Type, AliasTarget }) => `${Name} ${Type} ${AliasTarget!.DNSName}`)
    .sort();
}

const pair = (name: string, target: string) => [`${name}. A ${target}`, `${name}. AAAA ${target}`];
const BALANCER = 'shop-1.eu-west-1.elb.amazonaws.com';
const created = (count: number) => Array.from({ length: count }, () => 'aws_route53_record create');
const deleted = (count: number) => Array.from({ length: count }, () => 'aws_route53_record delete');

describeTransitions({
  title: 'host names that point at services',
  existing: shopWith({ edge })(),
  transitions: [
    {
      title: 'services without records come first',
      environment: shopWith({ edge }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          ...created(1),
        ],
      },
    },
    {
      title: 'they are published: the right comes first, then addresses that lead to the load balancer',
      environment: shopWith({ edge }, 'published'),
      actions: { 'shared-services': ['aws_iam_role_policy create'], shop: created(4) },
      then: async (deployment) =>
        expect(await aliases(deployment)).toEqual(
          [...pair('\\052.example.com', BALANCER), ...pair('shop.example.com', BALANCER)].sort(),
        ),
    },
    {
      title: 'a service is added with its host name',
      environment: shopWith({ edge, api }, 'published'),
      actions: { shop: ['aws_api_gateway_domain_name create', ...created(2)] },
    },
    {
      title: 'a host name moves from one service to another: its records change in place',
      environment: shopWith(
        { edge: { ...edge, hostNameRecords: 'withdrawn' }, api: { ...api, domainName: 'shop.example.com' } },
        'published',
      ),
      actions: {
        shop: [
          'aws_api_gateway_domain_name delete-create',
          'aws_route53_record update',
          'aws_route53_record update',
          ...deleted(4),
        ],
      },
      then: async (deployment) => {
        const found = await aliases(deployment);
        expect(found).toHaveLength(2);
        expect(found.join()).toMatch(
          /^shop\.example\.com\. A (?!shop-1)\S+,shop\.example\.com\. AAAA (?!shop-1)\S+$/,
        );
      },
    },
    {
      title: 'a service is taken out with its host name',
      environment: shopWith({ edge: { ...edge, hostNameRecords: 'withdrawn' } }, 'published'),
      actions: { shop: ['aws_api_gateway_domain_name delete', ...deleted(2)] },
    },
    {
      title: 'they are put back',
      environment: shopWith({ edge }, 'published'),
      actions: { shop: created(4) },
    },
    {
      title: 'they are withdrawn, while the right stays',
      environment: shopWith({ edge }, 'withdrawn'),
      actions: { shop: deleted(4) },
      then: async (deployment) => expect(await aliases(deployment)).toEqual([]),
    },
    {
      title: 'the right goes when nothing is left to be written by it',
      environment: shopWith({ edge }),
      actions: { 'shared-services': ['aws_iam_role_policy delete'] },
    },
  ],
});
