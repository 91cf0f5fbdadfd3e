import type { Construct } from 'constructs';
import { type Placement, type RoleSettings, type Tags, partitionOf } from '../core/constructs';
import { AccountRole } from './account-role';
import { type VisitingFunction, readerPolicies } from './function-roles';
import { placeOf } from './place';

export interface CensusReaderProps extends RoleSettings {
  /** The function of the `Census`. */
  readonly readBy: VisitingFunction;
  /** Name of the role, without its path. */
  readonly roleName: string;
  /** Account whose certificates are counted; says its Region and account. */
  readonly at: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * Lets a `Census` of another account see the certificates of this one, in every Region; nobody may write anything.
 *
 * @throws ValidationError where the placement says no Region or account
 */
export class CensusReader extends AccountRole {
  constructor(scope: Construct, id: string, props: CensusReaderProps) {
    const { readBy, roleName, at, rolePath } = props;
    const { region, accountId } = placeOf(scope, at);
    super(scope, id, {
      ...props,
      name: roleName,
      policies: readerPolicies(
        { rolePath, ...readBy },
        { partition: partitionOf(region), accountId },
        censusReaderDescription(readBy),
      ),
    });
  }
}

/** What a function of that account sees in others, as its role there says it. */
export function censusReaderDescription({ accountId }: VisitingFunction): string {
  return `Lets a function of ${accountId} count certificates`;
}
