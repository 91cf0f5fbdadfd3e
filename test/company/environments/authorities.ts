import type { SharedServices } from '../../../environments';
import { pem } from './shared';

/** The CAs: a tree of AWS Private CA, one below the company's own root, and one that stands already. */
export const certificateAuthorities: SharedServices['certificateAuthorities'] = {
  root: {
    type: 'create',
    formerly: 'trust-anchor',
    commonName: 'Example Root CA',
    organizationName: 'Example',
    keyAlgorithm: 'EC_prime256v1',
    usageMode: 'GENERAL_PURPOSE',
    validityYears: 20,
    generation: 1,
    enabled: true,
    region: 'eu-west-1',
    revocation: { type: 'ocsp' },
  },
  issuing: {
    parent: 'root',
    commonName: 'Example Issuing CA',
    validityYears: 10,
    revocation: {
      type: 'crl',
      bucketName: 'company-crl',
      hostName: 'crl.example.com',
      formerHostNames: ['revoked.example.com'],
      expirationDays: 14,
    },
    ecsServiceConnect: true,
    workSpaces: true,
    shareWith: {
      organization: true,
      externalAccounts: ['partner'],
      permissions: ['issue'],
    },
  },
  successor: {
    type: 'externally-signed',
    commonName: 'Example Successor',
    organizationName: 'Example',
    keyAlgorithm: 'RSA_2048',
    enabled: true,
    region: 'eu-west-1',
    revocation: { type: 'ocsp' },
    ecsServiceConnect: true,
    workSpaces: true,
    installedCertificate: { certificate: pem('successor'), certificateChain: pem('company-root') },
    shareWith: {
      accounts: ['shop'],
      organizationalUnitArns: ['arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56'],
    },
  },
  waiting: {
    type: 'externally-signed',
    commonName: 'Example Waiting CA',
    revocation: {
      type: 'crl',
      bucketName: 'company-crl-waiting',
      hostName: 'waiting.example.com',
      formerHostNames: ['awaiting.example.com'],
      expirationDays: 7,
    },
  },
  machines: {
    type: 'existing',
    certificateAuthorityArn:
      'arn:aws:acm-pca:eu-west-1:888888888888:certificate-authority/00000000-0000-4000-8000-000000000001',
    keyAlgorithm: 'RSA_2048',
  },
};
