import { AcmpcaCertificateAuthority } from '@cdktf/provider-aws/lib/acmpca-certificate-authority';
import { AcmpcaPermission } from '@cdktf/provider-aws/lib/acmpca-permission';
import type { Construct } from 'constructs';
import {
  type CaKeyAlgorithm,
  DEFAULT_CA_KEY_ALGORITHM,
  ValidationError,
  partitionOf,
  regionOf,
} from '../core';
import type { AuthorityProps } from './certificate-authority-props';

/** The CA itself, not active before its certificate is installed. */
export function authorityResource(
  scope: Construct,
  type: 'ROOT' | 'SUBORDINATE',
  props: AuthorityProps,
): AcmpcaCertificateAuthority {
  const at = props.at ?? {};
  const keyAlgorithm = props.keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM;
  const restoreWindowDays = props.restoreWindowDays ?? 30;
  if (!Number.isInteger(restoreWindowDays) || restoreWindowDays < 7 || restoreWindowDays > 30) {
    throw new ValidationError(scope, {
      subject: 'restoreWindowDays',
      rule: 'must be a whole number from 7 to 30',
      got: restoreWindowDays,
      remedy: '30 leaves most time to notice',
    });
  }
  const revocation = props.revocation?.prepare(scope, at);
  return new AcmpcaCertificateAuthority(scope, 'Resource', {
    provider: at.provider,
    region: at.region,
    type,
    enabled: props.enabled ?? true,
    usageMode: props.usageMode ?? 'GENERAL_PURPOSE',
    certificateAuthorityConfiguration: {
      keyAlgorithm,
      signingAlgorithm: signingAlgorithm(keyAlgorithm),
      subject: { commonName: props.commonName, organization: props.organizationName },
    },
    revocationConfiguration: revocation?.configuration,
    permanentDeletionTimeInDays: restoreWindowDays,
    tags: props.tags,
    dependsOn: revocation?.dependsOn,
  });
}

/**
 * Lets ACM issue and renew for the CA's own account, unless that is switched off.
 *
 * @returns the ARN to request from: it is known once ACM has the permission
 */
export function permitAcm(scope: Construct, certificateAuthorityArn: string, props: AuthorityProps): string {
  const issueThroughAcm = props.issueThroughAcm ?? props.usageMode !== 'SHORT_LIVED_CERTIFICATE';
  if (!issueThroughAcm) return certificateAuthorityArn;
  return new AcmpcaPermission(scope, 'AcmPermission', {
    provider: props.at?.provider,
    region: props.at?.region,
    certificateAuthorityArn,
    principal: 'acm.amazonaws.com',
    actions: ['IssueCertificate', 'GetCertificate', 'ListPermissions'],
  }).certificateAuthorityArn;
}

/** The algorithm a key of this kind signs with. */
export function signingAlgorithm(keyAlgorithm: CaKeyAlgorithm): string {
  switch (keyAlgorithm) {
    case 'EC_prime256v1':
      return 'SHA256WITHECDSA';
    case 'EC_secp384r1':
      return 'SHA384WITHECDSA';
    case 'EC_secp521r1':
      return 'SHA512WITHECDSA';
    default:
      return 'SHA256WITHRSA';
  }
}

/** ARN of an AWS template for CA certificates, in the partition of the CA. */
export function templateArn(props: AuthorityProps, template: string): string {
  return `arn:${partitionOf(regionOf(props.at ?? {}))}:acm-pca:::template/${template}/V1`;
}
