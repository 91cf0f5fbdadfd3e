import { Construct } from 'constructs';
import { type Placement, type RoleSettings, type Tags, partitionOf } from '../core/constructs';
import { AccountRole } from './account-role';
import { forwardEvents } from './forwarded-events';
import {
  type RolePolicies,
  type VisitingFunction,
  forwarderPolicies,
  readerPolicies,
  validationReaderDescription,
} from './function-roles';
import { placeOf } from './place';
import { forwardingRule } from './requests';

export interface ValidatedAccountProps extends RoleSettings {
  readonly validatedBy: VisitingFunction;
  /** Name of the role that the function assumes, without its path. */
  readonly readerRoleName: string;
  /** Name of the role by which events are sent, and of the rules, without its path. */
  readonly forwarderRoleName: string;
  /** Account and Regions in which requests are told of; each says its Region and account. */
  readonly placements: readonly [Placement, ...Placement[]];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An account whose requested certificates a `DnsValidation` of another account validates: it tells of requests, which a trail of
 * CloudTrail has to record, and lets the function see its certificates. Nobody may write anything in it.
 *
 * @throws ValidationError where a placement says no Region or account
 */
export class ValidatedAccount extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ValidatedAccountProps,
  ) {
    super(scope, id);
    const { validatedBy, readerRoleName, forwarderRoleName, placements, rolePath, tags } = props;
    const { region, accountId } = placeOf(this, placements[0]);
    const place = { partition: partitionOf(region), accountId };
    const function_ = { rolePath, ...validatedBy };
    this.role(
      'Reader',
      readerRoleName,
      readerPolicies(function_, place, validationReaderDescription(function_)),
    );
    const forwarder = this.role(
      'Forwarder',
      forwarderRoleName,
      forwarderPolicies(function_, place, forwarderRoleName),
    );
    forwardEvents(this, {
      name: forwarderRoleName,
      rule: forwardingRule(validatedBy),
      roleArn: forwarder.arn,
      placements,
      tags,
    });
  }

  private role(id: string, name: string, policies: RolePolicies): AccountRole {
    const { placements, rolePath, permissionsBoundary, tags } = this.props;
    const [at] = placements;
    return new AccountRole(this, id, { name, policies, at, rolePath, permissionsBoundary, tags });
  }
}
