import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { placementsById } from '../certificate/regional-certificates';
import { type Placement, type RoleSettings, type Tags, partitionOf, policyText } from '../core/constructs';
import { type ValidatingFunction, forwarderPolicies, readerPolicies } from './validated-account-roles';
import { placeOf } from './place';
import { forwardingRule } from './requests';

export interface ValidatedAccountProps extends RoleSettings {
  readonly validatedBy: ValidatingFunction;
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
    const { validatedBy, readerRoleName, forwarderRoleName, placements, rolePath } = props;
    const { region, accountId } = placeOf(this, placements[0]);
    const place = { partition: partitionOf(region), accountId };
    const function_ = { rolePath, ...validatedBy };
    this.role('Reader', readerRoleName, readerPolicies(function_, place));
    const forwarder = this.role(
      'Forwarder',
      forwarderRoleName,
      forwarderPolicies(function_, place, forwarderRoleName),
    );
    for (const [regionId, at] of placementsById(this, placements))
      this.forward(new Construct(this, regionId), at, forwarder);
  }

  private role(id: string, name: string, { trust, rights, description }: ReturnType<typeof readerPolicies>) {
    const { placements, rolePath, permissionsBoundary, tags } = this.props;
    const [{ provider }] = placements;
    const scope = new Construct(this, id);
    const role = new IamRole(scope, 'Resource', {
      provider,
      name,
      path: rolePath,
      description,
      permissionsBoundary,
      assumeRolePolicy: policyText(trust),
      tags,
    });
    new IamRolePolicy(scope, 'Policy', { provider, name, role: role.name, policy: policyText(rights) });
    return role;
  }

  private forward(scope: Construct, at: Placement, role: IamRole): void {
    const { validatedBy, forwarderRoleName, tags } = this.props;
    const { description, eventPattern, targetId, targetArn } = forwardingRule(validatedBy);
    const place = { provider: at.provider, region: at.region };
    const rule = new CloudwatchEventRule(scope, 'Rule', {
      ...place,
      name: forwarderRoleName,
      description,
      eventPattern: JSON.stringify(eventPattern),
      tags,
    });
    new CloudwatchEventTarget(scope, 'Target', {
      ...place,
      rule: rule.name,
      targetId,
      arn: targetArn,
      roleArn: role.arn,
    });
  }
}
