import { rootCertificateProblem, rootCertificatesProblem } from '../../modules/core';
import { isCreated, isForeign, isPending } from '../certificate-authorities/places';
import { type Draft, entriesOf, itemsOf } from '../draft';
import type { Environment } from '../environment';
import type { Problem } from '../problem';

/** The bundle of roots: well-formed, and not empty. */
export function checkCaCertificatesBundle({ sharedServices }: Draft<Environment>): Problem[] {
  const { caCertificatesBundle: bundle, certificateAuthorities, accountId } = sharedServices ?? {};
  if (bundle === undefined) return [];
  const path = ['sharedServices', 'caCertificatesBundle'];
  const texts = itemsOf(bundle.caCertificates);
  const problems = texts.flatMap(([index, text]): Problem[] => {
    const problem = rootCertificateProblem(text);
    return problem ? [{ path: [...path, 'caCertificates', index], ...problem }] : [];
  });
  const hasRoot = entriesOf(certificateAuthorities).some(
    ([, authority]) =>
      authority !== undefined &&
      !isForeign(authority, accountId) &&
      !isPending(authority) &&
      !(isCreated(authority) && authority.parent !== undefined),
  );
  const empty = hasRoot || texts.length > 0 ? undefined : rootCertificatesProblem([]);
  return [...problems, ...(empty ? [{ path, ...empty }] : [])];
}
