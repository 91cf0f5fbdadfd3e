import {
  ACMPCAClient,
  GetCertificateAuthorityCertificateCommand,
  ListCertificateAuthoritiesCommand,
} from '@aws-sdk/client-acm-pca';
import {
  DescribeTrustStoresCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Deployment } from '../../../emulator/deployment';
import type { Consumer, Environment } from '../../../environments';
import { CLIENT_CA } from '../../support/ca-certificates';
import { configOf } from '../../support/company-surroundings';
import { revokedClient } from '../../support/listing-authority';
import { until } from '../../support/until';
import { listsOf } from '../../support/verifying-trust-store';
import {
  SHARED_SERVICES_ACCOUNT,
  SHOP_ACCOUNT,
  environment,
  listener,
  publicCertificate,
  shop,
} from './environments';
import { QUEUED_FUNCTION, all, otherCode } from './functions';
import { authorityIs } from './private-authorities';
import { describeTransitions } from './world';

const NAMES = ['web.example.com'];

/** Certificate of the CA, which shared services makes first. */
let authority = CLIENT_CA;

const ISSUING = {
  commonName: 'Example Issuing',
  validityYears: 10,
  revocation: { type: 'crl', bucketName: 'trial-lists', hostName: 'crl.example.com' },
} as const;

/** A listener whose clients come from the CA; and what it says of those that are revoked. */
function world(revocation?: object, changes: object = {}): () => Environment {
  return () => {
    const mutualTls = { caCertificates: [authority], ...(revocation && { revocation }) };
    const edge: Consumer = Object.assign(listener(['web']), { mutualTls }, changes);
    return {
      ...environment(
        { shop: shop({ certificates: { web: publicCertificate('web.example.com') }, consumers: { edge } }) },
        { certificateAuthorities: { issuing: ISSUING } },
      ),
      roles: { path: '/certfleet/', permissionsBoundary: 'certfleet-boundary' },
    };
  };
}

const FOLLOWED = { certificateAuthorities: ['issuing'] };

/** A rule of its own beside the schedule has the function of `QUEUED_FUNCTION`; this one is told by another account. */
const FUNCTION = [
  ...QUEUED_FUNCTION.filter((type) => !/event_(rule|target)/.test(type)),
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target'],
  ...['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_metric_alarm'],
  'aws_lambda_invocation',
];
/** What stands before the one of another name goes. */
const TAKING_OVER = [
  ...['aws_cloudwatch_log_group', 'aws_iam_role', 'aws_iam_role_policy'],
  ...['aws_lambda_function', 'aws_lambda_invocation'],
];
const bucketIs = (action: string) => [
  `aws_s3_bucket ${action}`,
  `aws_s3_bucket_policy ${action}`,
  `aws_s3_bucket_public_access_block ${action}`,
  `aws_s3_bucket_server_side_encryption_configuration ${action}`,
];
const TELLING = [
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target'],
  ...['aws_iam_role', 'aws_iam_role_policy'],
];

const config = ({ emulator }: Deployment, accountId: string) =>
  configOf(emulator.endpoint, accountId, 'eu-west-1');

async function authorityOf(deployment: Deployment) {
  const pca = new ACMPCAClient(await config(deployment, SHARED_SERVICES_ACCOUNT));
  const { CertificateAuthorities } = await pca.send(new ListCertificateAuthoritiesCommand({}));
  const { Arn: CertificateAuthorityArn = '' } = CertificateAuthorities![0]!;
  const { Certificate = '' } = await pca.send(
    new GetCertificateAuthorityCertificateCommand({ CertificateAuthorityArn }),
  );
  return { pca, CertificateAuthorityArn, Certificate };
}

/** The lists of the one trust store, in hexadecimal. */
async function lists(deployment: Deployment): Promise<string[]> {
  const elb = new ElasticLoadBalancingV2Client(await config(deployment, SHOP_ACCOUNT));
  const { TrustStores } = await elb.send(new DescribeTrustStoresCommand({}));
  expect(TrustStores).toHaveLength(1);
  return listsOf(elb, TrustStores![0]!.TrustStoreArn!);
}

/** A client that is revoked is on the one list of the trust store soon after. */
async function refusesRevoked(deployment: Deployment): Promise<void> {
  const { pca, CertificateAuthorityArn } = await authorityOf(deployment);
  const serial = (await revokedClient(pca, CertificateAuthorityArn, 'SHA256WITHRSA')).toLowerCase();
  const found = await until(
    () => lists(deployment),
    (seen) => seen.length === 1 && seen[0]!.includes(serial),
  );
  expect(found).toEqual([expect.stringContaining(serial)]);
}

describeTransitions({
  title: 'revoked clients of a listener',
  existing: world()(),
  transitions: [
    {
      title: 'a CA writes its list, and a listener looks at none',
      environment: world(),
      actions: {
        'shared-services': [
          ...authorityIs('create'),
          ...bucketIs('create'),
          ...['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
          'aws_s3_bucket_ownership_controls create',
        ],
        shop: [
          ...['aws_acm_certificate create', 'aws_acm_certificate_validation create'],
          ...['aws_lb_listener create', 'aws_lb_listener_certificate create', 'aws_lb_trust_store create'],
          ...bucketIs('create'),
          ...['aws_route53_record create', 'aws_s3_bucket_versioning create', 'aws_s3_object create'],
        ],
      },
      then: async (deployment) => {
        expect(await lists(deployment)).toEqual([]);
        authority = (await authorityOf(deployment)).Certificate;
      },
    },
    {
      title: 'the listener follows the list: it is there with the apply, and later ones come by their events',
      environment: world(FOLLOWED),
      actions: {
        'shared-services': [...all(TELLING, 'create'), 'aws_s3_bucket_policy update'],
        shop: [...all(FUNCTION, 'create'), 'aws_lb_trust_store update', 'aws_s3_object update'],
      },
      served: NAMES,
      then: async (deployment) => {
        expect(await lists(deployment)).toHaveLength(1);
        await refusesRevoked(deployment);
      },
    },
    {
      title: 'another port is another function, which takes over what the one before has added',
      environment: world(FOLLOWED, { port: 8443 }),
      actions: {
        'shared-services': [
          ...all(TELLING, 'create'),
          ...all(TELLING, 'delete'),
          'aws_s3_bucket_policy update',
        ],
        shop: [
          ...all(TAKING_OVER, 'create-delete'),
          ...all(
            FUNCTION.filter((type) => !TAKING_OVER.includes(type)),
            'delete-create',
          ),
          'aws_lb_listener update',
        ],
      },
      then: async (deployment) => {
        expect(await lists(deployment)).toHaveLength(1);
        await refusesRevoked(deployment);
      },
    },
    {
      title: 'the listener follows no list any more: its own is removed',
      environment: world(undefined, { port: 8443 }),
      actions: {
        'shared-services': [...all(TELLING, 'delete'), 'aws_s3_bucket_policy update'],
        shop: all(FUNCTION, 'delete'),
      },
      served: NAMES,
      then: async (deployment) => expect(await lists(deployment)).toEqual([]),
    },
    {
      title: 'and follows it again',
      environment: world(FOLLOWED, { port: 8443 }),
      actions: {
        'shared-services': [...all(TELLING, 'create'), 'aws_s3_bucket_policy update'],
        shop: all(FUNCTION, 'create'),
      },
      served: NAMES,
      then: refusesRevoked,
    },
    {
      title: 'a later version has other code: it follows as before',
      environment: world(FOLLOWED, { port: 8443 }),
      extend: otherCode('revocation'),
      actions: { shop: ['aws_lambda_function update'] },
      served: NAMES,
      then: refusesRevoked,
    },
  ],
});
