import { CloudformationStackInstances } from '@cdktf/provider-aws/lib/cloudformation-stack-instances';
import { CloudformationStackSet } from '@cdktf/provider-aws/lib/cloudformation-stack-set';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Placement, Tags } from '../core/constructs';
import { type ValidatedAccountTemplateProps, validatedAccountTemplate } from './validated-account-template';

export interface ValidatedUnitProps extends Omit<ValidatedAccountTemplateProps, 'readerRegion'> {
  /** Letters, digits and `-`, at most 128. Another one replaces the stacks of all accounts. */
  readonly stackSetName: string;
  /** Id of the organizational unit, `ou-…`; accounts of units below it are among its. */
  readonly organizationalUnitId: string;
  /** Regions of the stacks. The first has the role for the function: who puts another one first takes the unit out, applies, and puts it back. */
  readonly regions: readonly [string, ...string[]];
  /** Management account, or a delegated administrator of StackSets. */
  readonly at: Placement;
  /**
   * `SELF` for the management account.
   *
   * @default 'DELEGATED_ADMIN'
   */
  readonly callAs?: 'DELEGATED_ADMIN' | 'SELF';
  /** What stands before the first stack, as `DnsValidation.ready`. @default - nothing of this Terraform stack */
  readonly ready?: readonly ITerraformDependable[];
  /** Also of what the stacks make. @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** A quarter of the accounts at a time, and none after more of them have failed: what is wrong is wrong everywhere. */
const OPERATIONS = {
  failureTolerancePercentage: 25,
  maxConcurrentPercentage: 25,
  regionConcurrencyType: 'SEQUENTIAL',
};

/**
 * The accounts of an organizational unit, whose requested certificates a `DnsValidation` validates: a stack set of CloudFormation gives
 * each of them what a `ValidatedAccount` has, and those that join the unit too. An account that leaves it loses its stacks. The
 * management account of the organization gets none (AWS CloudFormation User Guide, StackSets with AWS Organizations).
 *
 * A stack that fails in an account which joins stops nothing here: no plan shows it, CloudFormation does.
 */
export class ValidatedUnit extends Construct {
  constructor(scope: Construct, id: string, props: ValidatedUnitProps) {
    super(scope, id);
    const { at, regions, organizationalUnitId, validatedBy, callAs = 'DELEGATED_ADMIN' } = props;
    const template = validatedAccountTemplate({ ...props, readerRegion: regions[0] });
    const stackSet = new CloudformationStackSet(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      name: props.stackSetName,
      description: `What ${validatedBy.functionName} needs in accounts of ${organizationalUnitId}`,
      permissionModel: 'SERVICE_MANAGED',
      callAs,
      // Terraform would take the variables of CloudFormation for its own.
      templateBody: template.replaceAll('${', () => '$${'),
      capabilities: ['CAPABILITY_NAMED_IAM'],
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { active: true },
      operationPreferences: OPERATIONS,
      tags: props.tags,
      // CloudFormation says one that nobody may set here (hashicorp/terraform-provider-aws#23464).
      lifecycle: { ignoreChanges: ['administration_role_arn'] },
    });
    new CloudformationStackInstances(this, 'Stacks', {
      provider: at.provider,
      region: at.region,
      stackSetName: stackSet.name,
      callAs,
      deploymentTargets: { organizationalUnitIds: [organizationalUnitId] },
      regions: [...regions],
      operationPreferences: OPERATIONS,
      dependsOn: props.ready && [...props.ready],
    });
  }
}
