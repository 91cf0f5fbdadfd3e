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
  Words,
  distributionAlias,
  isKnown,
  parseCertificateArn,
  partitionOf,
  policyText,
} from '../core/constructs';
import { type CertificateSecret, DistributionSecret } from './distribution-secret';
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
  /** Name of the role that the function assumes in every account, with its path if it has one: `certfleet/copies`. */
  readonly roleName: string;
  /** Names of the certificate; the first is its name for people. */
  readonly domainNames: readonly [string, ...string[]];
  /** Accounts and Regions of the copies. @default - no copy is declared yet */
  readonly targets?: readonly DistributionTargets[];
  /**
   * Accounts that may have copies. One that is to lose its copies stays until its stack has deleted them.
   *
   * @default - those of the targets
   */
  readonly accountIds?: readonly string[];
  /** Secret that it is written into, besides. @default - none is */
  readonly secret?: CertificateSecret;
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** Of 4,096 bytes of all variables (AWS Lambda Developer Guide, quotas): an ARN may be longer than what stands for it. */
const CONFIGURATION_BYTES = 4096 - 512;
/** Of 10,240 characters of a role's policies (IAM User Guide, quotas): its queue and its log need the rest. */
const STATEMENT_CHARACTERS = 10_240 - 1024;

/**
 * A function that brings one exportable certificate into other accounts, and into a secret: whenever ACM has issued or renewed it,
 * and once a day. It exports the key, and has it in memory alone. The accounts' stacks, with `CertificateCopy`, invoke it for their
 * first copies.
 *
 * @throws ValidationError where its place says no Region or account, or others than the certificate's, the function's name is too
 * long, there is neither an account nor a secret, or more than a function's variables or its role's policy hold
 */
export class CertificateDistribution extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CertificateDistributionProps,
  ) {
    super(scope, id);
    const { functionName, at, certificate, certificateArn, domainNames, alarmActions, tags } = props;
    const { region, accountId } = placeOf(this, at);
    this.checkPlace({ region, accountId });
    const metric = (name: string) => ({
      namespace: METRICS_NAMESPACE,
      name,
      dimensions: { certificate },
    });
    this.checkReceivers();
    const secret = this.secret();
    const made = new QueuedFunction(this, 'Function', {
      name: functionName,
      code: 'distribution',
      description: `Distributes ${domainNames[0]}`,
      at,
      region,
      accountId,
      partition: partitionOf(region),
      variables: { [DISTRIBUTION_VARIABLE]: this.configuration(secret) },
      statements: this.statements(secret),
      events: { issued: this.issues() },
      schedule: 'rate(1 day)',
      alarms: {
        refused: metric(DISTRIBUTION_METRICS.refused),
        failed: metric(DISTRIBUTION_METRICS.failed),
        // Until an account's stack is applied for the first time, nobody is to be called.
        absent: { ...metric(DISTRIBUTION_METRICS.absent), days: 2 },
      },
      alarmActions,
      rolePath: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      tags,
    });
    for (const each of this.accounts()) this.admit(each, made);
    secret?.fill(made, certificateArn);
  }

  /** Elsewhere its events would not reach the function. */
  private checkPlace(place: { readonly region: string; readonly accountId: string }): void {
    const { certificateArn } = this.props;
    const arn = isKnown(certificateArn) ? parseCertificateArn(certificateArn) : undefined;
    if (!isKnown(certificateArn) || (arn?.region === place.region && arn.accountId === place.accountId))
      return;
    throw new ValidationError(this, {
      subject: 'certificateArn',
      rule: `must be of a certificate in ${place.region} of account ${place.accountId}, where the function is`,
      got: certificateArn,
      remedy: 'give the function the Region and account of the certificate',
    });
  }

  private accounts(): readonly string[] {
    const { accountIds = [], targets = [] } = this.props;
    return [...new Set([...accountIds, ...targets.flatMap((each) => each.accountIds)])];
  }

  private checkReceivers(): void {
    if (this.accounts().length > 0 || this.props.secret !== undefined) return;
    throw new ValidationError(this, {
      subject: 'accountIds and targets',
      rule: 'must name an account where there is no secret',
      got: new Words('none'),
      remedy: 'take the distribution out where no account has a copy',
    });
  }

  private secret(): DistributionSecret | undefined {
    const { secret, at, domainNames, tags } = this.props;
    if (secret === undefined) return undefined;
    const description = `${domainNames[0]} with its private key, written at each renewal`;
    return new DistributionSecret(this, 'Secret', { secret, at, description, tags });
  }

  private configuration(secret: DistributionSecret | undefined): string {
    const { certificateArn, certificate, roleName, domainNames, targets = [] } = this.props;
    const configuration: DistributionConfiguration = {
      certificateArn,
      certificate,
      roleName,
      domainNames,
      secretArn: secret?.secretArn,
      targets,
    };
    const text = JSON.stringify(configuration);
    this.checkSize('a variable of the function', CONFIGURATION_BYTES, Buffer.byteLength(text));
    return text;
  }

  private checkSize(holder: string, limit: number, size: number): void {
    if (size <= limit) return;
    throw new ValidationError(this, {
      subject: 'targets',
      rule: `must fit into ${holder}, of at most ${limit} bytes`,
      got: new Words(`${size} bytes`),
      remedy: 'say accounts with the same Regions together, or distribute to fewer',
    });
  }

  private statements(secret: DistributionSecret | undefined): AllowStatement[] {
    const { certificateArn, roleName, at } = this.props;
    const partition = partitionOf(placeOf(this, at).region);
    const accounts = this.accounts();
    const statements: AllowStatement[] = [
      {
        Sid: 'ExportItsCertificate',
        Effect: 'Allow',
        Action: ['acm:DescribeCertificate', 'acm:ExportCertificate'],
        Resource: certificateArn,
      },
      ...(accounts.length === 0
        ? []
        : [
            {
              Sid: 'ReachItsCopies',
              Effect: 'Allow' as const,
              Action: 'sts:AssumeRole',
              Resource: accounts.map((accountId) => `arn:${partition}:iam::${accountId}:role/${roleName}`),
            },
          ]),
      ...(secret?.statements ?? []),
    ];
    this.checkSize("the policy of the function's role", STATEMENT_CHARACTERS, policyText(statements).length);
    return statements;
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
