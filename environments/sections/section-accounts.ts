import { parseArn } from '../../modules/core';
import { type Draft, itemsOf } from '../draft';
import type { Foundation } from '../foundation';
import type { Problem } from '../problem';

/** Accounts that a section reaches though they are no applications. */
export interface SectionAccounts {
  /** @default - none beside those of the organizational units */
  readonly accountIds?: readonly string[];
  /**
   * ARNs of organizational units, each with all accounts below it; shared services must be a delegated administrator of AWS
   * Organizations, or the function may not look into them.
   *
   * @default - none
   */
  readonly organizationalUnitArns?: readonly string[];
}

/** Id of an organizational unit, by its ARN. */
export function organizationalUnitId(arn: string): string {
  return parseArn(arn)!.resource.split('/')[2]!;
}

/** What is wrong with them; paths start where they stand. */
export function problemsOfAccounts(
  { accountIds, organizationalUnitArns }: Draft<SectionAccounts>,
  { organization }: Draft<Foundation>,
): Problem[] {
  const nobody: Problem[] =
    (accountIds?.length ?? 0) + (organizationalUnitArns?.length ?? 0) > 0
      ? []
      : [
          {
            path: [],
            rule: 'must name an account or an organizational unit',
            remedy: 'fill in accountIds or organizationalUnitArns, or take the entry out',
          },
        ];
  const foreign = itemsOf(organizationalUnitArns).flatMap(([index, arn]): Problem[] =>
    organization?.id === undefined || parseArn(arn)!.resource.startsWith(`ou/${organization.id}/`)
      ? []
      : [
          {
            path: ['organizationalUnitArns', index],
            rule: `must be of organization ${organization.id}`,
            got: arn,
            remedy: 'correct it: accounts of other organizations are named one by one',
          },
        ],
  );
  return [...nobody, ...foreign];
}
