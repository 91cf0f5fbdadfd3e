import { defineEnvironment } from '../../../environments';
import { certificateAuthorities } from './authorities';
import { access, pem } from './shared';
import { shop } from './shop';
import { teams } from './teams';

/** A company with everything that an environment can say; its teams are in files of their own. */
export default defineEnvironment({
  name: 'company',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 5, version: '>= 5.100.0, < 6.0.0' },
  backend: {
    type: 's3',
    bucket: 'company-terraform-state',
    region: 'eu-west-1',
    keyPrefix: 'certificates',
    kmsKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-4000-8000-000000000002',
    roleArn: 'arn:aws:iam::111111111111:role/terraform-state',
  },
  tags: { company: 'example', 'cost-center': 'platform' },
  roles: { path: '/platform/', permissionsBoundary: 'platform-boundary' },
  handOver: { outputs: true, parameters: true },
  monitoring: {
    alarmActions: ['eu-west-1', 'us-east-1'].map(
      (region) => `arn:aws:sns:${region}:111111111111:certificates`,
    ),
    daysToExpiry: { public: 35, private: 50, byFunction: 25, byPeople: 60 },
    compositeAlarms: true,
  },
  dnsValidation: {
    topicArn: 'arn:aws:sns:eu-west-1:111111111111:certificates',
    alarmActions: ['arn:aws:sns:eu-west-1:111111111111:on-call'],
    requesters: {
      laboratory: {
        accountIds: ['777777777777'],
        regions: ['eu-west-1', 'us-east-1'],
        domains: ['try.example.org', { domainName: 'laboratory.example.org', includeSubdomains: false }],
        owner: 'laboratory@example.com',
        topicArn: 'arn:aws:sns:eu-west-1:777777777777:certificates',
      },
      guests: {
        organizationalUnitArns: ['arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-guests01'],
        regions: ['eu-west-1', 'us-east-1'],
        domains: ['guests.example.org'],
        stackSets: { callAs: 'DELEGATED_ADMIN' },
      },
    },
  },
  census: {
    bucketName: 'company-census',
    accounts: {
      sandbox: {
        accountIds: ['777777777779'],
        organizationalUnitArns: ['arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-sandbox1'],
        regions: ['eu-west-1'],
        owner: 'platform-team',
      },
    },
    resolver: '192.0.2.53',
    metricsBy: ['account', 'region', 'source'],
    dashboard: true,
    alarmActions: ['arn:aws:sns:eu-west-1:111111111111:on-call'],
  },
  notifications: {
    emails: ['certificates@example.com'],
    slack: { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' },
    teams: {
      tenantId: '6f3c1c6e-0000-4000-8000-000000000000',
      teamId: '6f3c1c6e-0000-4000-8000-000000000002',
      channelId: '19%3a0123456789abcde0%40thread.tacv2',
    },
    webhookSecretArn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:company/everybody-AbCdEf',
    owners: {
      'shop-team': {
        emails: ['shop@example.com'],
        slack: { workspaceId: 'T0123ABCD', channelId: 'C0123ABCE' },
        webhookSecretArn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:company/webhook-AbCdEf',
      },
      'media-team': {
        emails: ['media@example.com'],
        teams: {
          tenantId: '6f3c1c6e-0000-4000-8000-000000000000',
          teamId: '6f3c1c6e-0000-4000-8000-000000000001',
          channelId: '19%3a0123456789abcdef%40thread.tacv2',
        },
      },
    },
    runbooksUrl: 'https://example.com/runbooks',
    alarmActions: ['arn:aws:sns:eu-west-1:111111111111:on-call'],
  },
  acceptedFindings: [
    {
      rule: 'validation-by-email',
      account: 'shop',
      resource: 'aws_acm_certificate.Certificates_mail_*',
      reason: 'the owner of the mailbox answers every year',
      until: '2030-12-31',
    },
  ],
  sharedServices: {
    ...access('111111111111'),
    region: 'eu-west-1',
    regions: ['eu-west-1', 'us-east-1'],
    zones: {
      'example.com': {
        type: 'create',
        delegated: true,
        caa: { issue: ['amazon.com'], issueWild: ['amazon.com'], reportTo: 'mailto:security@example.com' },
      },
      'apps.example.com': { type: 'create', delegation: 'overwrite' },
      'parked.example.com': { type: 'create' },
      'media.example.com': { type: 'application', application: 'media' },
      'devices.example.com': {
        type: 'application',
        application: 'devices',
        hostedZoneId: 'Z00000000DEVICES0000',
      },
      'laboratory.example.com': { type: 'application', application: 'shop', delegation: 'published' },
      'example.org': {
        type: 'existing',
        hostedZoneId: 'Z0000000EXISTING0000',
        caa: { issue: ['amazon.com'], issueWild: [], reportTo: 'mailto:security@example.com' },
      },
      'example.net': {
        type: 'other-account',
        hostedZoneId: 'Z000000ELSEWHERE0000',
        roleArn: 'arn:aws:iam::666666666666:role/certificates',
        externalId: 'company-zones',
      },
      'promotion.example': { type: 'cloudflare', zoneId: '0123456789abcdef0123456789abcdef' },
      'partner.example': { type: 'manual' },
    },
    certificateAuthorities,
    caCertificatesBundle: { bucketName: 'company-ca-certificates', caCertificates: [pem('clients')] },
  },
  applications: {
    shop,
    partner: {
      ...access('555555555555'),
      owner: 'partner@example.com',
      outsideOrganization: true,
      validationExternalId: 'company-partner',
      regions: ['eu-west-1'],
      domains: ['partner.example.com', { domainName: 'partner.example', includeSubdomains: false }],
      validationRecords: { 'partner.example': 'published' },
      certificates: {
        portal: {
          source: 'public',
          domainName: 'portal.partner.example.com',
          subjectAlternativeNames: ['partner.example'],
        },
        feed: {
          source: 'private',
          certificateAuthority: 'issuing',
          domainName: 'feed.internal.example',
        },
        machines: {
          source: 'distributed',
          from: 'shop/machines',
          domainName: 'machines.internal.example',
          keyAlgorithm: 'RSA_2048',
          tags: { service: 'machines' },
        },
      },
    },
    archive: {
      ...access('777777777777'),
      formerly: 'museum',
      regions: ['eu-west-1'],
      retired: true,
    },
  },
  teams,
});
