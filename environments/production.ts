import { defineEnvironment } from './define-environment';

/** Two Regions, two applications, an account of another organization, and a zone at Cloudflare. */
export default defineEnvironment({
  name: 'production',
  organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true, managementAccountId: '111122229999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 'cloud', organization: 'example', project: 'certificates' },
  sharedServices: {
    accountId: '111122220020',
    deployRoleArn: 'arn:aws:iam::111122220020:role/certfleet-deploy',
    region: 'eu-west-1',
    zones: {
      'example.com': { type: 'create', delegated: true },
      'example.org': { type: 'existing', hostedZoneId: 'Z0123456789KLMNOPQRST' },
      'example.net': { type: 'cloudflare', zoneId: '0123456789abcdef0123456789abcdef' },
    },
    certificateAuthorities: {
      root: { commonName: 'Example Root', organizationName: 'Example', validityYears: 20 },
      'issuing-eu': {
        parent: 'root',
        commonName: 'Example Issuing EU',
        organizationName: 'Example',
        validityYears: 5,
        revocation: { type: 'crl', bucketName: 'example-production-crl-eu', hostName: 'revoked.example.com' },
        shareWith: { organization: true, externalAccounts: ['partner'] },
      },
      'issuing-us': {
        parent: 'root',
        commonName: 'Example Issuing US',
        organizationName: 'Example',
        validityYears: 5,
        region: 'us-east-1',
        revocation: { type: 'ocsp' },
        shareWith: {
          organizationalUnitArns: ['arn:aws:organizations::111122229999:ou/o-a1b2c3d4e5/ou-ab12-cd34ef56'],
        },
      },
    },
  },
  applications: {
    shop: {
      accountId: '111122220021',
      deployRoleArn: 'arn:aws:iam::111122220021:role/certfleet-deploy',
      regions: ['eu-west-1', 'us-east-1'],
      domains: ['shop.example.com', 'example.org', 'shop.example.net'],
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com', 'example.org', 'shop.example.net'],
          regions: ['eu-west-1', 'us-east-1'],
          keyAlgorithm: 'EC_prime256v1',
        },
        appliance: { source: 'public', domainName: 'vpn.shop.example.com', exportable: true },
        orders: {
          source: 'private',
          certificateAuthority: 'issuing-us',
          domainName: 'orders.internal.example',
          regions: ['us-east-1'],
        },
      },
      consumers: {
        web: {
          type: 'load-balancer-listener',
          loadBalancerName: 'shop',
          targetGroupName: 'shop',
          certificate: 'web',
          hostNames: ['shop.example.com', 'www.shop.example.com'],
        },
        cdn: {
          type: 'cloudfront-distribution',
          aliases: ['shop.example.com', 'example.org'],
          originDomainName: 'origin.shop.example.com',
          certificate: 'web',
        },
      },
    },
    billing: {
      accountId: '111122220022',
      deployRoleArn: 'arn:aws:iam::111122220022:role/certfleet-deploy',
      regions: ['eu-west-1'],
      domains: [{ domainName: 'billing.example.com', includeSubdomains: false }],
      certificates: {
        api: { source: 'public', domainName: 'billing.example.com' },
        legacy: { source: 'imported', domainName: 'legacy.example.com', secretId: 'legacy-certificate' },
        old: { source: 'existing', domainName: 'old.example.com' },
      },
      consumers: {
        api: {
          type: 'api-gateway-domain',
          domainName: 'billing.example.com',
          certificate: 'api',
          restApiName: 'billing',
          stageName: 'live',
        },
        backend: {
          type: 'load-balancer-listener',
          loadBalancerName: 'billing',
          loadBalancerType: 'network',
          targetGroupName: 'billing',
          certificate: 'legacy',
          additionalCertificates: ['old'],
        },
      },
    },
    partner: {
      accountId: '111122220023',
      deployRoleArn: 'arn:aws:iam::111122220023:role/certfleet-deploy',
      outsideOrganization: true,
      validationExternalId: 'example-partner',
      regions: ['eu-west-1'],
      certificates: {
        feed: { source: 'private', certificateAuthority: 'issuing-eu', domainName: 'feed.internal.example' },
      },
    },
  },
});
