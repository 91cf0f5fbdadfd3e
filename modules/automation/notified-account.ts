import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Placement, type RoleSettings, type Tags, partitionOf } from '../core/constructs';
import { AccountRole } from './account-role';
import { forwardEvents } from './forwarded-events';
import { type VisitingFunction, forwarderPolicies } from './function-roles';
import { notifyingRule } from './notification-events';
import { placeOf } from './place';

export interface NotifiedAccountProps extends RoleSettings {
  /** The function of a `Notifications`. */
  readonly toldTo: VisitingFunction;
  /** Name of the role by which events are sent, and of the rules, without its path. */
  readonly forwarderRoleName: string;
  /** Account and Regions whose certificates are told of; each says its Region and account. */
  readonly placements: readonly [Placement, ...Placement[]];
  /** What must stand before, where the function is in the same stack: its `ready`. @default - nothing */
  readonly ready?: readonly ITerraformDependable[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An account that tells a `Notifications`, of another account or its own, what AWS says of its certificates and CAs.
 *
 * @throws ValidationError where a placement says no Region or account
 */
export class NotifiedAccount extends Construct {
  constructor(scope: Construct, id: string, props: NotifiedAccountProps) {
    super(scope, id);
    const { toldTo, forwarderRoleName: name, placements, rolePath, permissionsBoundary, ready, tags } = props;
    const [at] = placements;
    const { region, accountId } = placeOf(this, at);
    const place = { partition: partitionOf(region), accountId };
    const role = new AccountRole(this, 'Forwarder', {
      name,
      policies: forwarderPolicies(toldTo, place, name, 'what AWS says of certificates'),
      at,
      rolePath,
      permissionsBoundary,
      tags,
    });
    forwardEvents(this, { name, rule: notifyingRule(toldTo), roleArn: role.arn, placements, ready, tags });
  }
}
