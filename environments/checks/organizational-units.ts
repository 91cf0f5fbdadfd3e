import { parseArn } from '../../modules/core';
import type { Environment } from '../environment';
import { type Draft, entriesOf, itemsOf } from '../draft';
import type { Problem } from '../problem';

/** Organizational units that CAs are shared with: of the environment's organization. */
export function checkOrganizationalUnits({ organization, sharedServices }: Draft<Environment>): Problem[] {
  const { id, managementAccountId } = organization ?? {};
  if (id === undefined) return [];
  return entriesOf(sharedServices?.certificateAuthorities).flatMap(([name, authority]) =>
    itemsOf(authority?.shareWith?.organizationalUnitArns).flatMap(([index, unit]): Problem[] => {
      const { resource = '', accountId } = parseArn(unit) ?? {};
      const isOurs =
        resource.startsWith(`ou/${id}/`) &&
        (managementAccountId === undefined || accountId === managementAccountId);
      return isOurs
        ? []
        : [
            {
              path: [
                'sharedServices',
                'certificateAuthorities',
                name,
                'shareWith',
                'organizationalUnitArns',
                index,
              ],
              rule: `must be of organization ${id}${managementAccountId === undefined ? '' : ` of account ${managementAccountId}`}`,
              got: unit,
              remedy: 'correct it, or organization.id and organization.managementAccountId',
            },
          ];
    }),
  );
}
