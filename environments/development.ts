import { defineEnvironment } from './define-environment';

/** One application account, public certificates only: the smallest useful environment. */
export default defineEnvironment({
  name: 'development',
  organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 's3', bucket: 'example-development-terraform-state', region: 'eu-west-1' },
  sharedServices: {
    accountId: '111122220000',
    deployRoleArn: 'arn:aws:iam::111122220000:role/certfleet-deploy',
    region: 'eu-west-1',
    zones: { 'dev.example.com': { type: 'create' } },
  },
  applications: {
    shop: {
      accountId: '111122220001',
      deployRoleArn: 'arn:aws:iam::111122220001:role/certfleet-deploy',
      regions: ['eu-west-1'],
      domains: ['shop.dev.example.com'],
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.dev.example.com',
          subjectAlternativeNames: ['*.shop.dev.example.com'],
        },
      },
      consumers: {
        web: {
          type: 'load-balancer-listener',
          loadBalancerName: 'shop',
          targetGroupName: 'shop',
          certificate: 'web',
          hostNames: ['www.shop.dev.example.com'],
        },
      },
    },
  },
  tags: { owner: 'platform' },
});
