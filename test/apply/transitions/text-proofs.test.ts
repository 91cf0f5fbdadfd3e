import {
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Certificate, Consumer, RecordState } from '../../../environments';
import { SHARED_SERVICES_ACCOUNT, environment, shop } from './environments';
import { describeTransitions } from './world';

const regions = ['eu-west-1', 'us-east-1'] as const;
const web: Certificate = { source: 'public', domainName: '*.example.com', regions };

function endpoint(privateDnsName: string, region = 'eu-west-1'): Consumer {
  return { type: 'endpoint-service', loadBalancerName: 'shop', privateDnsName, certificate: 'web', region };
}

const here = endpoint('partners.example.com');
const there = endpoint('partners.example.com', 'us-east-1');

function shopWith(consumers: Readonly<Record<string, Consumer>>, textProofs?: RecordState) {
  return () => environment({ shop: shop({ regions, certificates: { web }, consumers, textProofs }) });
}

/** How many texts each TXT record in the zone has, as `name texts`, asked from the emulated Route 53. */
async function proofs({ emulator: { endpoint: url } }: Deployment): Promise<string[]> {
  const credentials = await accountCredentials(url, SHARED_SERVICES_ACCOUNT);
  const route53 = new Route53Client({ endpoint: url, region: 'us-east-1', credentials });
  const { HostedZones = [] } = await route53.send(new ListHostedZonesCommand({}));
  const { ResourceRecordSets = [] } = await route53.send(
    new ListResourceRecordSetsCommand({ HostedZoneId: HostedZones[0]!.Id }),
  );
  return ResourceRecordSets.filter(({ Type }) => Type === 'TXT')
    .map(({ Name, ResourceRecords = [] }) => `${Name!.replace(/^_\w{20}\./, '')} ${ResourceRecords.length}`)
    .sort();
}

const VERIFIED = 'aws_vpc_endpoint_service_private_dns_verification create';

describeTransitions({
  title: 'names of endpoint services that are proved by TXT records',
  existing: shopWith({ here, there })(),
  transitions: [
    {
      title: 'a service comes first, and people may prove its name',
      environment: shopWith({ here }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_acm_certificate_validation create',
          'aws_route53_record create',
          'aws_vpc_endpoint_service create',
        ],
      },
    },
    {
      title: 'the stack proves it: the right comes first, and the apply waits until AWS has seen the record',
      environment: shopWith({ here }, 'published'),
      actions: {
        'shared-services': ['aws_iam_role_policy create'],
        shop: ['aws_route53_record create', VERIFIED],
      },
      then: async (deployment) => expect(await proofs(deployment)).toEqual(['partners.example.com. 1']),
    },
    {
      title: 'a service of the same name in another Region shares the record',
      environment: shopWith({ here, there }, 'published'),
      actions: {
        shop: ['aws_route53_record update', 'aws_vpc_endpoint_service create', VERIFIED],
      },
      then: async (deployment) => expect(await proofs(deployment)).toEqual(['partners.example.com. 2']),
    },
    {
      title: 'one of them gets another name: a record of its own, and its text leaves the other',
      environment: shopWith({ here, there: endpoint('suppliers.example.com', 'us-east-1') }, 'published'),
      actions: {
        shop: [
          'aws_route53_record create',
          'aws_route53_record update',
          'aws_vpc_endpoint_service update',
          'aws_vpc_endpoint_service_private_dns_verification delete-create',
        ],
      },
      then: async (deployment) =>
        expect(await proofs(deployment)).toEqual(['partners.example.com. 1', 'suppliers.example.com. 1']),
    },
    {
      title: 'a service is taken out with its record',
      environment: shopWith({ here }, 'published'),
      actions: {
        shop: [
          'aws_route53_record delete',
          'aws_vpc_endpoint_service delete',
          'aws_vpc_endpoint_service_private_dns_verification delete',
        ],
      },
      then: async (deployment) => expect(await proofs(deployment)).toEqual(['partners.example.com. 1']),
    },
    {
      title: 'the records are withdrawn, while the right stays',
      environment: shopWith({ here }, 'withdrawn'),
      actions: {
        shop: ['aws_route53_record delete', 'aws_vpc_endpoint_service_private_dns_verification delete'],
      },
      then: async (deployment) => expect(await proofs(deployment)).toEqual([]),
    },
    {
      title: 'the right goes when nothing is left to be written by it',
      environment: shopWith({ here }),
      actions: { 'shared-services': ['aws_iam_role_policy delete'] },
    },
  ],
});
