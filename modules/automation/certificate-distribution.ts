import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Construct } from 'constructs';
import {
  type AllowStatement,
  DISTRIBUTION_METRICS,
  DISTRIBUTION_VARIABLE,
  type DistributionConfiguration,
  type DistributionTargets,
  METRICS_NAMESPACE,
  type Placement,
  type RoleSettings,
  type Tags,
  ValidationError,
  distributionAlias,
  partitionOf,
} from '../core/constructs';
import { placeOf } from './place';
import { QueuedFunction } from './queued-function';

export interface CertificateDistributionProps extends RoleSettings {
  /** Of the function and all that belongs to it: letters, digits, `-` and `_`, at most 55. */
  readonly functionName: string;
  /** ARN of the exportable certificate, in the function's account and Region. */
  readonly certificateArn: string;
  /** Where certificate and function are; says its Region and account. */
  readonly at: Placement;
  /** Value of the tag `certfleet:certificate` of the copies; the same in every account. */
  readonly certificate: string;
  /** Name of the role that the function assumes in every account; as `CertificateCopy` has it. */
  readonly roleName: string;
  /** Names of the certificate; the first is its name for people. */
  readonly domainNames: readonly [string, ...string[]];
  /** Accounts and Regions of the copies. An account that is to lose its copies stays until its stack has deleted them. */
  readonly targets: readonly DistributionTargets[];
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** Bytes of all variables together (AWS Lambda Developer Guide, quotas). */
const VARIABLE_BYTES = 4096;

/**
 * A function that brings one exportable certificate into other accounts: whenever ACM has issued or renewed it, and once a day. It
 * exports the key, and has it in memory alone. The accounts' stacks, with `CertificateCopy`, invoke it for their first copies.
 *
 * @throws ValidationError where its place says no Region or account, or there are more targets than a function's variables hold
 */
export class CertificateDistribution extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CertificateDistributionProps,
  ) {
    super(scope, id);
    const { functionName, at, certificate, domainNames, targets, alarmActions, tags } = props;
    const { region, accountId } = placeOf(this, at);
    const metric = (name: string) => ({
      namespace: METRICS_NAMESPACE,
      name,
      dimensions: { certificate },
    });
    const made = new QueuedFunction(this, 'Function', {
      name: functionName,
      code: 'distribution',
      description: `Imports ${domainNames[0]} into other accounts`,
      at,
      region,
      accountId,
      partition: partitionOf(region),
      variables: { [DISTRIBUTION_VARIABLE]: this.configuration() },
      statements: this.statements(),
      events: { issued: this.issues() },
      schedule: 'rate(1 day)',
      alarms: {
        refused: metric(DISTRIBUTION_METRICS.refused),
        failed: metric(DISTRIBUTION_METRICS.failed),
      },
      alarmActions,
      rolePath: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      tags,
    });
    for (const each of new Set(targets.flatMap(({ accountIds }) => accountIds))) this.admit(each, made);
  }

  private configuration(): string {
    const { certificateArn, certificate, roleName, domainNames, targets } = this.props;
    const configuration: DistributionConfiguration = {
      certificateArn,
      certificate,
      roleName,
      domainNames,
      targets,
    };
    const text = JSON.stringify(configuration);
    if (text.length <= VARIABLE_BYTES - 512) return text;
    throw new ValidationError(this, {
      subject: 'targets',
      rule: `must fit into the variables of a function, ${VARIABLE_BYTES} bytes`,
      got: `${text.length} bytes`,
      remedy: 'say accounts with the same Regions together, or distribute to fewer',
    });
  }

  private statements(): AllowStatement[] {
    const { certificateArn, roleName, targets, at } = this.props;
    const partition = partitionOf(placeOf(this, at).region);
    const accounts = [...new Set(targets.flatMap(({ accountIds }) => accountIds))];
    return [
      {
        Sid: 'ExportItsCertificate',
        Effect: 'Allow',
        Action: ['acm:DescribeCertificate', 'acm:ExportCertificate'],
        Resource: certificateArn,
      },
      {
        Sid: 'ReachItsCopies',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: accounts.map((accountId) => `arn:${partition}:iam::${accountId}:role/${roleName}`),
      },
    ];
  }

  /** What ACM says when it has issued or renewed (ACM User Guide, Amazon EventBridge support). */
  private issues(): object {
    return {
      source: ['aws.acm'],
      'detail-type': ['ACM Certificate Available'],
      resources: [this.props.certificateArn],
      detail: { Action: ['ISSUANCE', 'RENEWAL'] },
    };
  }

  /** An account invokes the function by an alias of its own, so that it can ask for nobody else's copies. */
  private admit(accountId: string, { functionName }: QueuedFunction): void {
    const { provider, region } = this.props.at;
    const name = distributionAlias(accountId);
    const alias = new LambdaAlias(this, `Alias-${accountId}`, {
      provider,
      region,
      name,
      functionName,
      functionVersion: '$LATEST',
    });
    new LambdaPermission(this, `Permission-${accountId}`, {
      provider,
      region,
      statementId: name,
      action: 'lambda:InvokeFunction',
      functionName,
      qualifier: alias.name,
      // Lambda answers with the ARN, and the provider would replace what says the account's id at every plan.
      principal: `arn:${partitionOf(placeOf(this, this.props.at).region)}:iam::${accountId}:root`,
    });
  }
}
