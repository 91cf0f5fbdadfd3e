import type { Values } from '../../fleet';
import { namesOf } from '../../fleet';
import { exportPrice } from '../../modules/certificate/export-price';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import { nameOf } from '../subjects';

/** The private key may leave ACM, and AWS charges for it. */
export const exportEnabled: Rule = {
  id: 'export-enabled',
  title: 'Export of the private key switched on',
  reason:
    'Whoever may call ExportCertificate gets the key; public ones are charged at issue and at each renewal (ACM pricing).',
  check: (changes) =>
    changes
      .ofType('aws_acm_certificate')
      .filter(({ before, after }) => isExportable(after) && !isExportable(before))
      .map((certificate) => {
        const isPrivate =
          Boolean(certificate.values.certificate_authority_arn) ||
          certificate.references.has('certificate_authority_arn');
        const price = isPrivate
          ? phrase`AWS Private CA charges for it at the first export.`
          : phrase`ACM charges about ${exportPrice(namesOf(certificate))} USD now and again at each renewal.`;
        return findingOf('export-enabled', certificate, {
          severity: 'medium',
          what: phrase`The private key of the certificate for ${nameOf(certificate)} may leave ACM. ${price}`,
          remedy: phrase`Leave it off unless the certificate runs outside AWS services; limit acm:ExportCertificate to who needs it.`,
        });
      }),
};

function isExportable(values: Values | undefined): boolean {
  const options: unknown = values?.options;
  return (Array.isArray(options) ? options : []).some(({ export: value }: Values) => value === 'ENABLED');
}
