import { z } from 'zod';
import {
  KEY_ALGORITHMS,
  normalizeDomainName,
  parseCertificateArn,
  type KeyAlgorithm,
} from '../../modules/core';
import { formOf, oneOf, text } from '../form';
import { certificateLookUp } from '../permissions/services/certificates';
import { type CertificateKind, type CertificateNames, names, regionsOf } from './certificate-kind';

/** Managed elsewhere; found by its ARN or, without one, by its first name. */
export interface ExistingCertificate extends CertificateNames {
  readonly source: 'existing';
  /** @default - the newest issued certificate of `domainName` */
  readonly certificateArn?: string;
  /** @default - not checked */
  readonly keyAlgorithm?: KeyAlgorithm;
}

export const certificateArn = text(
  'the ARN of an ACM certificate',
  (value) => parseCertificateArn(value) !== undefined,
  'write it as "arn:aws:acm:<region>:<account>:certificate/<id>"',
);

export const existingCertificate: CertificateKind<ExistingCertificate> = {
  form: formOf<ExistingCertificate>()({
    source: z.literal('existing'),
    ...names,
    certificateArn: certificateArn.optional(),
    keyAlgorithm: oneOf(KEY_ALGORITHMS).optional(),
  }),
  facts: ({ certificateArn, domainName }) => ({
    isRequested: false,
    identity:
      certificateArn === undefined
        ? domainName && `newest-${normalizeDomainName(domainName)}`
        : (parseCertificateArn(certificateArn)?.resource.split('/')[1] ?? certificateArn),
  }),
  permissions: (certificate, account) =>
    certificate.certificateArn === undefined
      ? certificateLookUp(account, regionsOf(certificate, account))
      : [],
};
