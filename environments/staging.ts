import { defineEnvironment } from './define-environment';

/** As production, with an existing zone, a cheaper tree of CAs, and AWS provider 5: one provider for each Region. */
export default defineEnvironment({
  name: 'staging',
  organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true, managementAccountId: '111122229999' },
  provider: { major: 5, version: '~> 5.100' },
  backend: {
    type: 's3',
    bucket: 'example-staging-terraform-state',
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::111122220010:role/terraform-state',
  },
  sharedServices: {
    accountId: '111122220010',
    deployRoleArn: 'arn:aws:iam::111122220010:role/certfleet-deploy',
    region: 'eu-west-1',
    zones: {
      'staging.example.com': { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
      'partner.example': { type: 'manual' },
    },
    certificateAuthorities: {
      root: { commonName: 'Example Staging Root', validityYears: 10, keyAlgorithm: 'EC_secp384r1' },
      issuing: {
        parent: 'root',
        commonName: 'Example Staging Issuing',
        validityYears: 5,
        keyAlgorithm: 'EC_prime256v1',
        revocation: { type: 'ocsp' },
        shareWith: { accounts: ['shop'] },
      },
    },
  },
  applications: {
    shop: {
      accountId: '111122220011',
      deployRoleArn: 'arn:aws:iam::111122220011:role/certfleet-deploy',
      regions: ['eu-west-1', 'us-east-1'],
      domains: ['shop.staging.example.com', 'partner.example'],
      validationRecords: { 'shop.partner.example': 'published' },
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.staging.example.com',
          regions: ['eu-west-1', 'us-east-1'],
        },
        partner: { source: 'public', domainName: 'shop.partner.example' },
        // Waits for its record, and for nothing else; then it may go onto a certificate in use.
        'partner-api': { source: 'public', domainName: 'api.partner.example' },
        orders: {
          source: 'private',
          certificateAuthority: 'issuing',
          domainName: 'orders.internal.example',
        },
      },
      consumers: {
        web: {
          type: 'load-balancer-listener',
          loadBalancerName: 'shop',
          targetGroupName: 'shop',
          certificate: 'web',
          additionalCertificates: ['orders'],
        },
        partner: {
          type: 'api-gateway-domain',
          domainName: 'shop.partner.example',
          certificate: 'partner',
        },
      },
    },
  },
});
