import { Construct } from 'constructs';
import { type Placement, type RoleSettings, type Tags, partitionOf } from '../core/constructs';
import { AccountRole } from './account-role';
import { type VisitingCensus, censusReaderDescription, readerPolicies } from './function-roles';
import { placeOf } from './place';

export interface CensusReaderProps extends RoleSettings, VisitingCensus {
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
export class CensusReader extends Construct {
  constructor(scope: Construct, id: string, props: CensusReaderProps) {
    super(scope, id);
    const { readBy, roleName, at, rolePath, permissionsBoundary, tags } = props;
    const { region, accountId } = placeOf(this, at);
    const place = { partition: partitionOf(region), accountId };
    const policies = readerPolicies({ rolePath, ...readBy }, place, censusReaderDescription(readBy));
    new AccountRole(this, 'Role', { name: roleName, policies, at, rolePath, permissionsBoundary, tags });
  }
}
