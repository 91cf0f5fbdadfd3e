import type { Environment } from '../../../environments';
import { access } from './shared';

/** Accounts of the teams that have files of their own, and what those may use. */
export const teams: Environment['teams'] = {
  media: {
    ...access('333333333333'),
    formerly: 'press',
    owner: 'media-team',
    regions: ['eu-west-1', 'us-east-1'],
    domains: ['media.example.com'],
    hostNameRecords: 'published',
    certificateSources: ['public'],
    keyAlgorithms: ['RSA_2048'],
    consumerTypes: [
      'load-balancer-listener',
      'cloudfront-distribution',
      'amplify-domain',
      'appsync-domain',
      'cognito-domain',
      'beanstalk-environment',
      'classic-load-balancer',
      'lattice-service',
      'eks-ingress',
      'eks-service',
    ],
    tags: { team: 'media' },
  },
  devices: {
    ...access('444444444444'),
    owner: 'devices@example.com',
    regions: ['eu-west-1', 'us-east-1'],
    domains: [
      'devices.example.com',
      { domainName: 'devices.apps.example.com', includeSubdomains: false },
      'devices.internal.example',
    ],
    hostNameRecords: 'published',
    textProofs: 'published',
    outsideOrganization: false,
    retired: false,
    domainNameQuota: 20,
    listenerCertificateQuota: 30,
    validationExternalId: 'company-devices',
    validationRoleArn: 'arn:aws:iam::111111111111:role/devices-validation',
  },
};
