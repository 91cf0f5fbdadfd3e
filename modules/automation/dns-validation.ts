import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import {
  DNS_VALIDATION_METRICS,
  DNS_VALIDATION_VARIABLE,
  type DnsValidationConfiguration,
  METRICS_NAMESPACE,
  POLICY_BYTES,
  type Placement,
  type RoleSettings,
  type Tags,
  ValidationError,
  type ValidationPolicy,
  Words,
  partitionOf,
} from '../core/constructs';
import { type ValidationReach, organizationalUnitIds, validationStatements } from './dns-validation-rights';
import { functionBus } from './function-bus';
import { placeOf } from './place';
import { QueuedFunction } from './queued-function';
import { REQUESTS } from './requests';

export interface DnsValidationProps extends RoleSettings {
  /** Of the function, its event bus and all that belongs to it: letters, digits, `-` and `_`, at most 55. */
  readonly functionName: string;
  /** Name of the environment, the dimension of the metrics. */
  readonly environment: string;
  /** The account with the zones; says its Region and account. */
  readonly at: Placement;
  /** Id of the organization whose accounts may tell of requests. */
  readonly organizationId: string;
  /** Accounts that may, whatever organization they are of. @default - none */
  readonly outsideAccountIds?: readonly string[];
  /** Path of the parameters with policies, which begins with a slash. */
  readonly policyPath: string;
  /** Policies, by the id of an account or of an organizational unit. */
  readonly policies: Readonly<Record<string, ValidationPolicy>>;
  /** Name of the role that the function assumes in every account, with its path if it has one. */
  readonly readerRoleName: string;
  /** ARN of the SNS topic that is told of names of accounts without a topic of their own. @default - they are in the log alone */
  readonly topicArn?: string;
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A function that writes the validation records of public certificates, whoever requests them in whichever account and Region, where
 * a policy gives the account their names. Accounts tell of requests by `ValidatedAccount`; a daily look finds what no event said.
 * It creates records and neither changes nor deletes any.
 *
 * @throws ValidationError where its place says no Region or account, its name is too long, or a policy is longer than a parameter
 */
export class DnsValidation extends Construct {
  /** What a rule of another account waits for: EventBridge asks the policy of the bus when the rule gets it as a target. */
  public readonly ready: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DnsValidationProps,
  ) {
    super(scope, id);
    const { functionName, at, environment, tags, alarmActions } = props;
    const { region, accountId } = placeOf(this, at);
    const partition = partitionOf(region);
    const bus = functionBus(this, { ...props, partition });
    this.ready = bus.ready;
    this.writePolicies();
    new QueuedFunction(this, 'Function', {
      name: functionName,
      code: 'dns-validation',
      description: `Writes validation records of ${environment}`,
      at,
      region,
      accountId,
      partition,
      variables: { [DNS_VALIDATION_VARIABLE]: JSON.stringify(this.configuration(region)) },
      statements: validationStatements(this.reach({ partition, region, accountId })),
      eventBusName: bus.name,
      events: { request: REQUESTS },
      schedule: 'rate(1 day)',
      asksItself: true,
      alarms: {
        failed: {
          namespace: METRICS_NAMESPACE,
          name: DNS_VALIDATION_METRICS.failed,
          dimensions: { environment },
        },
        // Until an account's stack is applied for the first time, nobody is to be called.
        absent: {
          namespace: METRICS_NAMESPACE,
          name: DNS_VALIDATION_METRICS.absent,
          dimensions: { environment },
          days: 2,
        },
      },
      alarmActions,
      rolePath: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      tags,
    });
  }

  /** A parameter each: who may have what is seen where it changes, and it may be more than a function's variables hold. */
  private writePolicies(): void {
    const { at, policyPath, policies, tags } = this.props;
    const scope = new Construct(this, 'Policies');
    for (const [id, policy] of Object.entries(policies)) {
      const value = JSON.stringify(policy);
      if (Buffer.byteLength(value) > POLICY_BYTES)
        throw new ValidationError(this, {
          subject: `the policy of ${id}`,
          rule: `must be at most ${POLICY_BYTES} bytes long`,
          got: new Words(`${Buffer.byteLength(value)} bytes`),
          remedy: 'give it a domain in place of many below it',
        });
      new SsmParameter(scope, id, {
        provider: at.provider,
        region: at.region,
        name: `${policyPath}/${id}`,
        description: `Names that are validated for ${id}`,
        type: 'String',
        value,
        tags,
      });
    }
  }

  private configuration(region: string): DnsValidationConfiguration {
    const { environment, policyPath, readerRoleName, topicArn } = this.props;
    return {
      environment,
      region,
      policyPath,
      readerRoleName,
      organizationalUnitIds: organizationalUnitIds(this.props),
      topicArn,
    };
  }

  private reach(at: ValidationReach['at']): ValidationReach {
    return { ...this.props, at };
  }
}
