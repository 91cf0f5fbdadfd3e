import { Construct } from 'constructs';
import {
  ACCOUNT_ID,
  CENSUS_FUNCTION_METRICS,
  CENSUS_METRICS,
  CENSUS_VARIABLE,
  type CensusConfiguration,
  type CensusDimension,
  type CensusedAccounts,
  METRICS_NAMESPACE,
  type Placement,
  type RoleSettings,
  type Tags,
  partitionOf,
} from '../core/constructs';
import { CensusBucket } from './census-bucket';
import { censusStatements } from './census-rights';
import { placeOf } from './place';
import { QueuedFunction } from './queued-function';

export interface CensusProps extends RoleSettings {
  /** Of the function and all that belongs to it: letters, digits, `-` and `_`, at most 55. */
  readonly functionName: string;
  /** Name of the environment, a dimension of every metric. */
  readonly environment: string;
  /** Account of the function and its bucket; says its Region and account. */
  readonly at: Placement;
  /** Bucket that is made for what was found. */
  readonly bucketName: string;
  readonly accounts: readonly CensusedAccounts[];
  /** Id of the organization, whose units may be among `accounts`. */
  readonly organizationId: string;
  /** Name of the role that the function assumes in every account, with its path if it has one. */
  readonly readerRoleName: string;
  /** Address of the DNS resolver that is asked, with `:` and its port where it is not 53. @default - that of the function, which is in no VPC */
  readonly resolver?: string;
  /** What metrics are told apart by, beside the sum of all; each value makes metrics of its own. @default ['source'] */
  readonly metricsBy?: readonly CensusDimension[];
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** Hours after which a census that runs hourly is silent: what was found before counts no more then. */
const SILENT_HOURS = 6;

/**
 * A function that counts the certificates of accounts every hour, and rehearses every day what ACM will look at when it renews them.
 * Each account lets it in by a `CensusReader`. What it finds is in the bucket, a line of JSON each certificate, and in metrics.
 *
 * @throws ValidationError where its place says no Region or account, or its name is too long
 */
export class Census extends Construct {
  constructor(scope: Construct, id: string, props: CensusProps) {
    super(scope, id);
    const { functionName, at, environment, accounts, organizationId, tags, alarmActions } = props;
    const { region, accountId } = placeOf(this, at);
    const partition = partitionOf(region);
    const { bucketName } = new CensusBucket(this, 'Bucket', {
      bucketName: props.bucketName,
      accounts,
      at,
      tags,
    });
    const configuration: CensusConfiguration = {
      environment,
      region,
      bucketName: props.bucketName,
      readerRoleName: props.readerRoleName,
      resolver: props.resolver,
      metricsBy: props.metricsBy ?? ['source'],
    };
    const hasUnits = accounts.some(({ ids }) => ids.some((each) => !ACCOUNT_ID.test(each)));
    const figure = (name: string) => ({ namespace: METRICS_NAMESPACE, name, dimensions: { environment } });
    const counted = (name: string, days?: number) => ({ ...figure(name), days });
    new QueuedFunction(this, 'Function', {
      name: functionName,
      code: 'census',
      description: `Counts certificates of ${environment}`,
      at,
      region,
      accountId,
      partition,
      variables: { [CENSUS_VARIABLE]: JSON.stringify(configuration) },
      statements: censusStatements({
        partition,
        bucketName,
        readerRoleName: props.readerRoleName,
        organizationId: hasUnits ? organizationId : undefined,
      }),
      events: {},
      schedule: 'rate(1 hour)',
      asksItself: true,
      alarms: {
        // What an attempt did not do the next does, mostly; what is given up has an alarm of its own.
        failed: counted(CENSUS_FUNCTION_METRICS.failed, 2),
        // Until an account's stack is applied for the first time, nobody is to be called.
        absent: counted(CENSUS_FUNCTION_METRICS.absent, 2),
        'pending-overdue': counted(CENSUS_METRICS.pendingOverdue),
        'not-rehearsed': counted(CENSUS_METRICS.notRehearsed),
        'renewal-would-fail': counted(CENSUS_METRICS.renewalWouldFail),
        'renewal-overdue': counted(CENSUS_METRICS.renewalOverdue),
      },
      // Whatever it counts: where it does not, no other alarm can come.
      heartbeats: { silent: { ...figure(CENSUS_METRICS.issued), hours: SILENT_HOURS } },
      alarmActions,
      rolePath: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      tags,
    });
  }
}
