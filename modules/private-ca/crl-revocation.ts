import type { Construct } from 'constructs';
import {
  type BrokenRule,
  type Placement,
  ValidationError,
  domainNameProblem,
  isKnown,
} from '../core/constructs';
import { CrlBucket } from './crl-bucket';
import type { ICrlHost } from './crl-host';
import type { IRevocation } from './revocation';

export interface CrlRevocationProps {
  /** Name of the bucket to create. */
  readonly bucketName: string;
  /**
   * Host name under which clients fetch the list by plain HTTP, for example `crl.example.com`.
   *
   * It is written into every certificate from now on; those issued before keep the name they were given.
   */
  readonly hostName: string;
  /**
   * What serves the bucket under `hostName`, for example a `CrlDistribution`.
   *
   * @default - nothing: the bucket is closed, so no client can fetch a list before something else serves it
   */
  readonly host?: ICrlHost;
  /**
   * ARNs of roles that read the lists in the bucket, of whatever accounts.
   *
   * @default - none does
   */
  readonly readers?: readonly string[];
  /**
   * Days a list is valid; a new one is written at half of them.
   *
   * @default 7
   */
  readonly expirationDays?: number;
}

/** The CA writes a revocation list into a closed bucket, up to 30 minutes after a revocation. */
export class CrlRevocation implements IRevocation {
  constructor(private readonly props: CrlRevocationProps) {}

  public prepare(scope: Construct, at: Placement): ReturnType<IRevocation['prepare']> {
    const { bucketName, hostName, host, readers, expirationDays = 7 } = this.props;
    if (!Number.isInteger(expirationDays) || expirationDays < 1 || expirationDays > 5000) {
      throw new ValidationError(scope, {
        subject: 'expirationDays',
        rule: 'must be a whole number from 1 to 5000',
        got: expirationDays,
        remedy: '7 is usual',
      });
    }
    const wrong = isKnown(hostName) ? hostNameProblem(hostName) : undefined;
    if (wrong) throw new ValidationError(scope, { subject: 'hostName', ...wrong });

    const bucket = new CrlBucket(scope, 'CrlBucket', { bucketName, host, readers, at });
    return {
      configuration: {
        crlConfiguration: {
          enabled: true,
          expirationInDays: expirationDays,
          s3BucketName: bucket.bucketName,
          // Without it the CA would ask for a public object, which Block Public Access refuses.
          s3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL',
          customCname: hostName,
        },
      },
      dependsOn: bucket.ready,
    };
  }
}

/** Without scheme and path, which AWS refuses (AWS Private CA API Reference, CrlConfiguration). */
function hostNameProblem(hostName: string): BrokenRule | undefined {
  return hostName.startsWith('*.')
    ? { rule: 'must be one name', got: hostName, remedy: 'leave out "*."' }
    : domainNameProblem(hostName);
}
