import { Construct } from 'constructs';
import { RegionalCertificates, placementsById } from '../certificate/regional-certificates';
import {
  type ICertificate,
  type KeyAlgorithm,
  METRICS_NAMESPACE,
  type MaterialSource,
  type Placement,
  ROTATION_METRICS,
  ROTATION_VARIABLE,
  type RoleSettings,
  type RotationConfiguration,
  type Tags,
  ValidationError,
  brokenSourceRule,
  partitionOf,
} from '../core/constructs';
import { placeOf } from './place';
import { placedByFunction } from './placed-by-function';
import { QueuedFunction } from './queued-function';
import { type RotationReach, accessTo, rotationStatements } from './rotation-rights';

export interface RotatedCertificateProps extends RoleSettings {
  /** Of the function and all that belongs to it: letters, digits, `-` and `_`, at most 55. */
  readonly functionName: string;
  /**
   * Value of the tag `certfleet:certificate`, by which the function finds the certificate: one that stands with it is taken over,
   * with its ARN. Each certificate of an account has its own.
   */
  readonly certificate: string;
  /**
   * Name or ARN of a Secrets Manager secret, or the bucket and key of an object in S3: JSON with `certificate`, `privateKey` and
   * perhaps `chain`, in PEM.
   */
  readonly source: MaterialSource;
  /** ARN of the customer managed key of the source. @default - it has the key that AWS manages */
  readonly kmsKeyArn?: string;
  /** Account and Regions of the certificate; each says its Region and account. */
  readonly placements: readonly [Placement, ...Placement[]];
  /** Where the source and the function are. @default - the certificate's first placement */
  readonly functionAt?: Placement;
  /** Names that every version must cover; the first is its name for people. */
  readonly domainNames: readonly [string, ...string[]];
  /** Whether every version must come with its chain. @default true */
  readonly needsChain?: boolean;
  /**
   * Algorithm of its key, so that consumers can check what their service takes.
   *
   * @default - unknown, so it is not checked
   */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** Of everything; the certificate has them beside its own tag. @default - the provider's default tags only */
  readonly tags?: Tags;
  /**
   * Of the certificate besides: the function makes it, so it has none of the provider's default tags.
   *
   * @default - `tags` only
   */
  readonly certificateTags?: Tags;
}

/**
 * A certificate issued elsewhere, renewed by a function: each new version of its source is imported under the same ARN, where it may
 * serve. Terraform knows neither certificate nor key, and none of them is in its state.
 *
 * Where an `ImportedCertificate` of the same id stood before, with the tag `certfleet:certificate`, Terraform forgets it and the
 * function takes it over.
 *
 * @throws ValidationError where a placement says no Region or account, the function's name is too long, or the source has no name that AWS takes
 */
export class RotatedCertificate extends RegionalCertificates {
  public readonly domainNames: readonly string[];
  protected readonly certificates: readonly ICertificate[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RotatedCertificateProps,
  ) {
    super(scope, id);
    this.domainNames = props.domainNames;
    const regions = [...placementsById(this, props.placements)].map(([regionId, at]) => ({
      regionId,
      at,
      ...placeOf(this, at),
    }));
    const rotation = this.rotation(regions.map(({ region }) => region));
    this.certificates = regions.map(({ regionId, at, region, accountId }) => ({
      certificateArn: placedByFunction(new Construct(this, regionId), {
        placing: { functionName: rotation.functionName, at: this.functionAt, ready: rotation.ready },
        at,
        region,
        certificate: props.certificate,
        tags: { Name: props.domainNames[0], ...props.tags, ...props.certificateTags },
      }),
      region,
      accountId,
      domainNames: props.domainNames,
      keyAlgorithm: props.keyAlgorithm,
      certificateType: 'IMPORTED',
    }));
  }

  private get functionAt(): Placement {
    return this.props.functionAt ?? this.props.placements[0];
  }

  private rotation(regions: readonly string[]): QueuedFunction {
    const { certificate, source, kmsKeyArn, domainNames, needsChain = true } = this.props;
    const { functionName: name, tags, alarmActions, rolePath, permissionsBoundary } = this.props;
    const at = this.functionAt;
    const { region, accountId } = placeOf(this, at);
    const broken = brokenSourceRule(source);
    if (broken !== undefined) throw new ValidationError(this, broken);
    const configuration: RotationConfiguration = {
      certificate,
      source,
      sourceRegion: region,
      accountId,
      regions,
      domainNames,
      needsChain,
    };
    const place = { partition: partitionOf(region), region, accountId };
    const reach: RotationReach = { certificate, regions, source, at: place, kmsKeyArn };
    const { what, newVersions } = accessTo(reach);
    const metric = (metricName: string) => ({
      namespace: METRICS_NAMESPACE,
      name: metricName,
      dimensions: { certificate },
    });
    return new QueuedFunction(this, 'Rotation', {
      name,
      code: 'rotation',
      description: `Imports each version of ${what === 'secret' ? 'a secret' : 'an object'} as ${domainNames[0]}`,
      at,
      ...place,
      variables: { [ROTATION_VARIABLE]: JSON.stringify(configuration) },
      statements: rotationStatements(reach),
      events: { [what]: newVersions },
      schedule: 'rate(1 day)',
      alarms: { refused: metric(ROTATION_METRICS.refused), failed: metric(ROTATION_METRICS.failed) },
      alarmActions,
      rolePath,
      permissionsBoundary,
      tags,
    });
  }
}
