import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Consumer } from '../../../environments';
import { CLIENT_CA, OTHER_CLIENT_CA } from '../../support/ca-certificates';
import { SHOP_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

const NAMES = ['web.example.com'];

function verifying(...caCertificates: string[]) {
  const mutualTls = { caCertificates: caCertificates as [string, ...string[]] };
  const edge = { ...listener(['web']), ...(caCertificates.length > 0 ? { mutualTls } : {}) } as Consumer;
  return () =>
    environment({
      shop: shop({ certificates: { web: publicCertificate('web.example.com') }, consumers: { edge } }),
    });
}

/** What the listener does about its clients, as AWS says it. */
async function modeOf({ emulator: { endpoint } }: Deployment): Promise<string | undefined> {
  const credentials = await accountCredentials(endpoint, SHOP_ACCOUNT);
  const client = new ElasticLoadBalancingV2Client({ endpoint, region: 'eu-west-1', credentials });
  const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ Names: ['shop'] }));
  const { Listeners } = await client.send(
    new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers![0]!.LoadBalancerArn }),
  );
  return Listeners![0]!.MutualAuthentication?.Mode;
}

const storeAnd = (action: string) => [
  `aws_lb_trust_store ${action}`,
  `aws_s3_bucket ${action}`,
  `aws_s3_bucket_policy ${action}`,
  `aws_s3_bucket_public_access_block ${action}`,
  `aws_s3_bucket_server_side_encryption_configuration ${action}`,
  `aws_s3_bucket_versioning ${action}`,
  `aws_s3_object ${action}`,
];

describeTransitions({
  title: 'clients that a listener verifies',
  existing: verifying()(),
  transitions: [
    {
      title: 'a listener asks clients for nothing',
      environment: verifying(),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_route53_record create',
        ],
      },
      then: async (deployment) => expect(await modeOf(deployment)).toBe('off'),
    },
    {
      title: 'clients are verified: the CAs come first, and the listener changes in place',
      environment: verifying(CLIENT_CA),
      actions: { shop: [...storeAnd('create'), 'aws_lb_listener update'] },
      served: NAMES,
      then: async (deployment) => expect(await modeOf(deployment)).toBe('verify'),
    },
    {
      title: 'another CA is trusted too: a new version of the object, copied in place',
      environment: verifying(CLIENT_CA, OTHER_CLIENT_CA),
      actions: { shop: ['aws_lb_trust_store update', 'aws_s3_object update'] },
      served: NAMES,
    },
    {
      title: 'clients are verified no more: the listener lets go of the CAs, and then they go',
      environment: verifying(),
      actions: { shop: [...storeAnd('delete'), 'aws_lb_listener update'] },
      served: NAMES,
      then: async (deployment) => expect(await modeOf(deployment)).toBe('off'),
    },
    {
      title: 'clients are verified again',
      environment: verifying(OTHER_CLIENT_CA),
      actions: { shop: [...storeAnd('create'), 'aws_lb_listener update'] },
      served: NAMES,
    },
  ],
});
