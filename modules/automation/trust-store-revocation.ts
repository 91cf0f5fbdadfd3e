import { LambdaInvocation } from '@cdktf/provider-aws/lib/lambda-invocation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ITrustStore } from '../consumers/trust-store';
import {
  type AllowStatement,
  METRICS_NAMESPACE,
  type Placement,
  REVOCATION_METRICS,
  REVOCATION_VARIABLE,
  type RevocationConfiguration,
  type RoleSettings,
  type Tags,
  partitionOf,
} from '../core/constructs';
import { placeOf } from './place';
import { QueuedFunction } from './queued-function';
import { revocationStatements } from './revocation-rights';

/** The bucket that CAs write their lists to. */
export interface FollowedLists {
  readonly bucketName: string;
  readonly region: string;
  /** Account of the bucket, whose policy must let the function's role read it. */
  readonly accountId: string;
  /** ARN of the role of a `RevocationListEvents` there. @default - nobody tells of new lists: the hourly sweep finds them */
  readonly eventsRoleArn?: string;
}

/** A trust store, with the bucket that its CAs are handed over in; a `TrustStore` is one. */
export interface FollowingTrustStore extends ITrustStore {
  readonly bucketName: string;
  /** Key of the object with its CAs, in PEM. */
  readonly caCertificatesKey: string;
}

export interface TrustStoreRevocationProps extends RoleSettings {
  /** Of the function and all that belongs to it: letters, digits, `-` and `_`, at most 55. */
  readonly functionName: string;
  /** Account and Region of the trust store, and of the function; says both. */
  readonly at: Placement;
  readonly trustStore: FollowingTrustStore;
  /** Those of its CAs whose revoked clients it is to refuse. */
  readonly lists: readonly [FollowedLists, ...FollowedLists[]];
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A function that keeps a trust store up to the revocation lists of CAs: while Terraform applies, when a CA has written one, and once
 * an hour. A list is verified, written as PEM beside the CAs, and added; the one before goes only then. It touches no revocation that
 * others have added, and removes its own when it is taken out.
 *
 * A listener that takes this as its trust store verifies clients once the first lists are there, where the CAs have written any.
 *
 * @throws ValidationError where its place says no Region or account, or the function's name is too long
 */
export class TrustStoreRevocation extends Construct implements ITrustStore {
  public readonly trustStoreArn: string;
  public readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TrustStoreRevocationProps) {
    super(scope, id);
    const {
      functionName: name,
      at,
      trustStore,
      lists,
      alarmActions,
      rolePath,
      permissionsBoundary,
      tags,
    } = props;
    const { region, accountId } = placeOf(this, at);
    const partition = partitionOf(region);
    const configuration: RevocationConfiguration = {
      name,
      trustStoreArn: trustStore.trustStoreArn,
      bucket: trustStore.bucketName,
      caCertificatesKey: trustStore.caCertificatesKey,
      lists: lists.map((each) => ({
        bucket: each.bucketName,
        region: each.region,
        accountId: each.accountId,
      })),
    };
    const metric = (metricName: string) => ({
      namespace: METRICS_NAMESPACE,
      name: metricName,
      dimensions: { function: name },
    });
    const statements: AllowStatement[] = revocationStatements({ ...configuration, partition, region });
    const made = new QueuedFunction(this, 'Function', {
      name,
      code: 'revocation',
      description: 'Keeps a trust store up to revocation lists',
      at,
      ...{ region, accountId, partition },
      variables: { [REVOCATION_VARIABLE]: JSON.stringify(configuration) },
      statements,
      events: {},
      senders: lists.flatMap(({ eventsRoleArn }) => eventsRoleArn ?? []),
      schedule: 'rate(1 hour)',
      alarms: {
        refused: metric(REVOCATION_METRICS.refused),
        failed: metric(REVOCATION_METRICS.failed),
        outdated: metric(REVOCATION_METRICS.outdated),
        // A CA may write its first list later, and shared services take its own away first.
        absent: { ...metric(REVOCATION_METRICS.absent), days: 2 },
      },
      alarmActions,
      rolePath,
      permissionsBoundary,
      tags,
    });
    const first = new LambdaInvocation(this, 'First', {
      provider: at.provider,
      region: at.region,
      functionName: made.functionName,
      lifecycleScope: 'CRUD',
      input: JSON.stringify({ trustStoreArn: trustStore.trustStoreArn, lists: configuration.lists }),
      dependsOn: [...made.ready],
      // A function of another name takes over before the one before removes what it has: nothing, then.
      lifecycle: { createBeforeDestroy: true },
    });
    this.trustStoreArn = trustStore.trustStoreArn;
    this.ready = [first];
  }
}
