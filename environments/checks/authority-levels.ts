import { CERTIFICATE_AUTHORITY_LEVELS } from '../../modules/core';
import { isCreated } from '../certificate-authorities/places';
import type { CertificateAuthority } from '../certificate-authorities';
import type { Environment } from '../environment';
import { type Draft, entriesOf, entry } from '../draft';
import type { Problem } from '../problem';

/** CAs: no deeper below their root than AWS allows. */
export function checkAuthorityLevels({ sharedServices }: Draft<Environment>): Problem[] {
  const authorities = sharedServices?.certificateAuthorities;
  return entriesOf(authorities).flatMap(([name, authority]): Problem[] => {
    const above = new Set([name]);
    let next = parentOf(authority);
    // A circle has its own problem.
    while (next !== undefined && !above.has(next)) {
      above.add(next);
      next = parentOf(entry(authorities, next));
    }
    return above.size === CERTIFICATE_AUTHORITY_LEVELS + 1 && next === undefined
      ? [
          {
            path: ['sharedServices', 'certificateAuthorities', name, 'parent'],
            rule: `must be at most ${CERTIFICATE_AUTHORITY_LEVELS} levels deep, the root included`,
            got: [...above].reverse().join(' -> '),
            remedy: 'choose a parent nearer to the root',
          },
        ]
      : [];
  });
}

function parentOf(authority: Draft<CertificateAuthority> | undefined): string | undefined {
  return authority !== undefined && isCreated(authority) ? authority.parent : undefined;
}
