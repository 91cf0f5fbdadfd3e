import { type Certificate, type DistributedCertificate, certificateFacts } from '../certificates';
import { type Draft, entriesOf, itemsOf } from '../draft';
import { findOriginal } from '../distributions';
import { suggestion } from '../suggestion';
import type { Path, Problem } from '../problem';
import type { CertificateContext, CertificateRule } from './certificate-context';
import { namesOf } from './certificate-names';
import { distributedCertificates } from './distribution';

/** A copy: of a certificate that is distributed to the account, with its names, and once in the account. */
export const copyProblems: CertificateRule<DistributedCertificate> = (context, copy) => {
  const { path, environment, applicationName, application } = context;
  const { from } = copy;
  if (from === undefined) return [];
  const here = { path: [...path, 'from'], got: from };
  const original = findOriginal(environment, from);
  const { distribution } = certificateFacts(original?.certificate) ?? {};
  if (original === undefined || distribution === undefined)
    return [{ ...here, rule: 'must be a certificate with distribution', remedy: remedyOf(context, from) }];
  if (original.application.retired)
    return [
      {
        ...here,
        rule: 'must be of an account that is not retired, whose function deletes the copy',
        remedy: 'take the copy out first, and apply',
      },
    ];
  const problems: Problem[] = [];
  const accounts = itemsOf(distribution.accounts).map(([, account]) => account);
  if ((distribution.accounts ?? distribution.secret) !== undefined && !accounts.includes(applicationName))
    problems.push({
      ...here,
      rule: `must be distributed to ${applicationName}`,
      remedy: `add it to the accounts of that certificate's distribution; listed: ${accounts.join(', ') || 'none'}`,
    });
  const [first] = entriesOf(application.certificates).filter(
    ([, each]) => certificateFacts(each)?.copyOf === from,
  );
  if (first !== undefined && first[0] !== path.at(-1))
    problems.push({
      ...here,
      rule: `must have one copy in the account, and ${first[0]} is one`,
      remedy: 'declare one with the Regions of both',
    });
  return [...problems, ...likenessProblems(path, copy, original.certificate)];
};

/** A copy is the original: what it says of itself is what the original says. */
function likenessProblems(
  path: Path,
  copy: Draft<DistributedCertificate>,
  original: Draft<Certificate>,
): Problem[] {
  const own = namesOf(original).map(([, name]) => name);
  const said = namesOf(copy);
  const missing = own.filter((name) => !said.some(([, each]) => each === name));
  const problems: Problem[] = said
    .filter(([, name]) => !own.includes(name))
    .map(([where, got]) => ({
      path: [...path, ...where],
      rule: `must be a name of ${copy.from}`,
      got,
      remedy: `it has ${own.join(', ')}`,
    }));
  if (copy.domainName !== undefined && missing.length > 0)
    problems.push({
      path,
      rule: `must have every name of ${copy.from}, as it is that certificate`,
      remedy: `add ${missing.join(', ')}`,
    });
  const { keyAlgorithm } = original;
  if (keyAlgorithm !== undefined && copy.keyAlgorithm !== undefined && copy.keyAlgorithm !== keyAlgorithm)
    problems.push({
      path: [...path, 'keyAlgorithm'],
      rule: `must be that of ${copy.from}`,
      got: copy.keyAlgorithm,
      remedy: `write ${keyAlgorithm}, or leave it out`,
    });
  return problems;
}

function remedyOf({ environment, applicationName }: CertificateContext, from: string): string {
  const distributed = distributedCertificates(environment)
    .filter(({ account }) => account !== applicationName)
    .map(({ account, name }) => `${account}/${name}`);
  return distributed.length === 0
    ? 'give that certificate a distribution with this account'
    : suggestion(from, distributed);
}
