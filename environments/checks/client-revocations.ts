import { isExisting } from '../certificate-authorities/places';
import type { CertificateAuthority } from '../certificate-authorities';
import { declaredConsumers } from '../consumers/declared-consumers';
import { type Draft, entriesOf, entry } from '../draft';
import type { Environment } from '../environment';
import type { Problem } from '../problem';
import { suggestion } from '../suggestion';

/** CAs by whose lists services refuse clients: declared, each once, and with a list that shared services has. */
export function checkClientRevocations({ applications, sharedServices }: Draft<Environment>): Problem[] {
  const authorities = sharedServices?.certificateAuthorities ?? {};
  return entriesOf(applications).flatMap(([applicationName, application]) =>
    declaredConsumers(applicationName, application).flatMap(({ path, facts }) => {
      const named = facts.clientRevocation?.authorities ?? [];
      return named.flatMap(([where, name], index): Problem[] => {
        const here = { path: [...path, ...where], got: name };
        if (named.slice(0, index).some(([, other]) => other === name))
          return [{ ...here, rule: 'must name each CA once', remedy: 'leave it out' }];
        if (!Object.hasOwn(authorities, name))
          return [
            {
              ...here,
              rule: 'must be a declared CA',
              remedy: suggestion(name, Object.keys(authorities)),
            },
          ];
        const authority = entry(authorities, name);
        return authority === undefined ? [] : listProblems(here, authority);
      });
    }),
  );
}

function listProblems(
  here: Pick<Problem, 'path' | 'got'>,
  authority: Draft<CertificateAuthority>,
): Problem[] {
  if (isExisting(authority))
    return [
      {
        ...here,
        rule: 'must be a CA that shared services makes, as nothing is known of the list of another',
        remedy: 'have whoever manages it add its list to the trust store, or leave it out',
      },
    ];
  return authority.revocation?.type === 'crl'
    ? []
    : [
        {
          ...here,
          rule: 'must be a CA that writes a revocation list, as a load balancer asks no responder',
          remedy: "give the CA a revocation of type: 'crl'",
        },
      ];
}
