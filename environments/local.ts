import { defineEnvironment } from './define-environment';

/** A whole organization in miniature. `npm start` deploys it to an emulated AWS; it never touches a real account. */
export default defineEnvironment({
  name: 'local',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 5, version: '>= 5.80.0, < 6.0.0' },
  backend: { type: 's3', bucket: 'certfleet-local-state', region: 'eu-west-1' },
  sharedServices: {
    accountId: '111111111111',
    deployRoleArn: 'arn:aws:iam::111111111111:role/certfleet-deploy',
    region: 'eu-west-1',
    zones: {
      'example.com': { type: 'create' },
      'example.org': { type: 'create' },
    },
    certificateAuthorities: {
      root: { commonName: 'Example Root CA', organizationName: 'Example', validityYears: 10 },
      issuing: {
        parent: 'root',
        commonName: 'Example Issuing CA',
        organizationName: 'Example',
        validityYears: 5,
        revocation: { type: 'crl', bucketName: 'certfleet-local-crl', hostName: 'crl.example.com' },
        shareWith: { organization: true, externalAccounts: ['partner'] },
      },
    },
  },
  applications: {
    shop: {
      accountId: '222222222222',
      deployRoleArn: 'arn:aws:iam::222222222222:role/certfleet-deploy',
      regions: ['eu-west-1', 'us-east-1'],
      domains: [
        'shop.example.com',
        'shop.example.org',
        { domainName: 'api.example.com', includeSubdomains: false },
        'platform.example.com',
      ],
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com', 'shop.example.org'],
          regions: ['eu-west-1', 'us-east-1'],
        },
        api: { source: 'public', domainName: 'api.example.com', keyAlgorithm: 'EC_prime256v1' },
        platform: {
          source: 'public',
          domainName: '*.platform.example.com',
          regions: ['eu-west-1', 'us-east-1'],
        },
        orders: {
          source: 'private',
          certificateAuthority: 'issuing',
          domainName: 'orders.internal.example.com',
        },
        legacy: {
          source: 'imported',
          domainName: 'legacy.shop.example.com',
          secretId: 'legacy-certificate',
          rotation: {},
        },
      },
      consumers: {
        web: {
          type: 'load-balancer-listener',
          loadBalancerName: 'shop',
          targetGroupName: 'shop',
          certificate: 'web',
          additionalCertificates: ['orders', 'legacy'],
          hostNames: [
            'shop.example.com',
            'www.shop.example.com',
            'orders.internal.example.com',
            'legacy.shop.example.com',
          ],
        },
        api: {
          type: 'api-gateway-domain',
          domainName: 'api.example.com',
          certificate: 'api',
          restApiName: 'shop',
        },
        events: {
          type: 'http-api-domain',
          domainName: 'events.platform.example.com',
          certificate: 'platform',
          mappings: [{ apiName: 'events', stageName: 'live' }],
        },
        everywhere: {
          type: 'global-accelerator',
          acceleratorName: 'shop',
          loadBalancerName: 'shop',
          certificate: 'web',
          hostNames: ['everywhere.shop.example.com'],
        },
        stock: {
          type: 'lattice-service',
          serviceName: 'stock',
          domainName: 'stock.platform.example.com',
          certificate: 'platform',
        },
        admin: {
          type: 'beanstalk-environment',
          applicationName: 'shop',
          environmentName: 'shop-admin',
          certificate: 'platform',
          solutionStackName: '64bit Amazon Linux 2023 v6.6.0 running Node.js 22',
          hostNames: ['admin.platform.example.com'],
        },
        site: {
          type: 'amplify-domain',
          appId: 'd1m7bkiki6tdw1',
          domainName: 'platform.example.com',
          subDomains: [{ prefix: 'site', branchName: 'main' }],
          certificate: 'platform',
        },
        cluster: {
          type: 'eks-ingress',
          parameterName: '/shop/ingress',
          certificate: 'platform',
          hostNames: ['cluster.platform.example.com'],
        },
      },
    },
    partner: {
      accountId: '333333333333',
      deployRoleArn: 'arn:aws:iam::333333333333:role/certfleet-deploy',
      outsideOrganization: true,
      regions: ['eu-west-1'],
      validationExternalId: 'example-partner',
      domains: ['partner.example.com'],
      certificates: {
        portal: { source: 'public', domainName: 'partner.example.com' },
        feed: { source: 'private', certificateAuthority: 'issuing', domainName: 'feed.internal.example.com' },
        gateway: {
          source: 'distributed',
          from: 'edge/gateway',
          domainName: 'gateway.internal.example.com',
        },
      },
    },
    edge: {
      accountId: '444444444444',
      deployRoleArn: 'arn:aws:iam::444444444444:role/certfleet-deploy',
      regions: ['eu-west-1'],
      certificates: {
        gateway: {
          source: 'private',
          certificateAuthority: 'issuing',
          domainName: 'gateway.internal.example.com',
          distribution: { accounts: ['partner'] },
        },
      },
    },
  },
  tags: { project: 'certfleet' },
  dnsValidation: {},
  census: { bucketName: 'certfleet-local-census' },
  notifications: { emails: ['certificates@example.com'] },
});
