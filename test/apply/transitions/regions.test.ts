import type { Application, Certificate, Consumer } from '../../../environments';
import { environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

const BOTH = ['eu-west-1', 'us-east-1'] as const;

const web = publicCertificate('web.example.com', '*.web.example.com');
const api = publicCertificate('api.example.com');

const domain: Consumer = {
  type: 'api-gateway-domain',
  domainName: 'api.example.com',
  certificate: 'api',
  restApiName: 'orders',
  stageName: 'live',
};

const distribution = (...aliases: [string, ...string[]]): Consumer => ({
  type: 'cloudfront-distribution',
  aliases,
  originDomainName: 'origin.example.net',
  certificate: 'web',
});

function shopWith(
  certificates: Readonly<Record<string, Certificate>>,
  consumers: Readonly<Record<string, Consumer>>,
  changes: Partial<Application> = { regions: BOTH },
) {
  return () =>
    environment({
      shop: shop({ certificates, consumers: { edge: listener(['web']), ...consumers }, ...changes }),
    });
}

const certificateIn = (action: string) => [
  `aws_acm_certificate ${action}`,
  `aws_acm_certificate_validation ${action}`,
];

const domainIs = (action: string) => [
  `aws_api_gateway_base_path_mapping ${action}`,
  `aws_api_gateway_domain_name ${action}`,
];

describeTransitions({
  title: 'Regions, API domains and distributions, added and taken out',
  existing: shopWith({ web, api }, { api: domain })(),
  transitions: [
    {
      title: 'an account of one Region is added with a listener',
      environment: shopWith({ web }, {}, {}),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          ...certificateIn('create'),
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_route53_record create',
        ],
      },
    },
    {
      title:
        'a Region is added to the account and to a certificate: one more certificate, proved by the same record',
      environment: shopWith({ web: { ...web, regions: BOTH } }, {}),
      actions: { shop: certificateIn('create') },
      served: ['web.example.com'],
    },
    {
      title: 'a distribution is added with the certificate of us-east-1',
      environment: shopWith({ web: { ...web, regions: BOTH } }, { cdn: distribution('web.example.com') }),
      actions: { shop: ['aws_cloudfront_distribution create'] },
    },
    {
      title: 'a distribution gets an alias: changed in place',
      environment: shopWith(
        { web: { ...web, regions: BOTH } },
        { cdn: distribution('web.example.com', 'cdn.web.example.com') },
      ),
      actions: { shop: ['aws_cloudfront_distribution update'] },
    },
    {
      title: 'a distribution is renamed with its former name: nothing changes',
      environment: shopWith(
        { web: { ...web, regions: BOTH } },
        { front: { ...distribution('web.example.com', 'cdn.web.example.com'), formerly: 'cdn' } },
      ),
      actions: {},
    },
    {
      title: 'a distribution and its Region of the certificate are taken out: the other Region keeps its own',
      environment: shopWith({ web }, {}),
      actions: { shop: [...certificateIn('delete'), 'aws_cloudfront_distribution delete'] },
      served: ['web.example.com'],
    },
    {
      title: 'the Region is taken out of the account once nothing is there: nothing changes',
      environment: shopWith({ web }, {}, {}),
      actions: {},
    },
    {
      title: 'an API domain is added with its certificate',
      environment: shopWith({ web, api }, { api: domain }, {}),
      actions: {
        shop: [...certificateIn('create'), ...domainIs('create'), 'aws_route53_record create'],
      },
    },
    {
      title: 'an API domain gets another certificate: taken over in place before the old one goes',
      environment: shopWith({ web, 'api-next': api }, { api: { ...domain, certificate: 'api-next' } }, {}),
      actions: {
        shop: [...certificateIn('create'), ...certificateIn('delete'), 'aws_api_gateway_domain_name update'],
      },
    },
    {
      title: 'an API domain is renamed with its former name: nothing changes',
      environment: shopWith(
        { web, 'api-next': api },
        { orders: { ...domain, certificate: 'api-next', formerly: 'api' } },
        {},
      ),
      actions: {},
    },
    {
      title: 'an API domain and its certificate are taken out',
      environment: shopWith({ web }, {}, { validationRecords: { 'api.example.com': 'delete' } }),
      actions: {
        shop: [...certificateIn('delete'), ...domainIs('delete'), 'aws_route53_record delete'],
      },
      served: ['web.example.com'],
    },
    {
      title: 'API domain and distribution are put back, with Region and certificates',
      environment: shopWith(
        { web: { ...web, regions: BOTH }, api },
        { api: domain, cdn: distribution('web.example.com') },
      ),
      actions: {
        shop: [
          ...certificateIn('create'),
          ...certificateIn('create'),
          ...domainIs('create'),
          'aws_cloudfront_distribution create',
          'aws_route53_record create',
        ],
      },
      served: ['web.example.com'],
    },
    {
      title: 'API domain and distribution are taken out: their certificates stay',
      environment: shopWith({ web: { ...web, regions: BOTH }, api }, {}),
      actions: { shop: [...domainIs('delete'), 'aws_cloudfront_distribution delete'] },
      served: ['web.example.com'],
    },
  ],
});
