import { Construct, type IConstruct } from 'constructs';
import {
  type ICertificate,
  type Placement,
  ValidationError,
  Words,
  isKnown,
  partitionOf,
  regionOf,
} from '../core/constructs';

/** A certificate that is declared once, with one in each of its Regions; by itself it stands for the first. */
export abstract class RegionalCertificates extends Construct implements ICertificate {
  public abstract readonly domainNames?: readonly string[];
  protected abstract readonly certificates: readonly ICertificate[];

  /** Of the first Region. Known only after the issue where one is waited for, so whoever uses it waits. */
  public get certificateArn(): string {
    return this.first.certificateArn;
  }

  public get region(): string | undefined {
    return this.first.region;
  }

  public get accountId(): string | undefined {
    return this.first.accountId;
  }

  public get keyAlgorithm(): string | undefined {
    return this.first.keyAlgorithm;
  }

  public get isPrivate(): boolean | undefined {
    return this.first.isPrivate;
  }

  /**
   * The certificate of one Region, for consumers there.
   *
   * @throws ValidationError where the certificate was not requested in this Region
   */
  public inRegion(region: string): ICertificate {
    const certificate = this.certificates.find((each) => each.region === region);
    if (!certificate) {
      const regions = this.certificates.map((each) => each.region ?? "the provider's Region").join(', ');
      throw new ValidationError(this, {
        subject: 'a certificate',
        rule: 'serves only its own Regions',
        got: new Words(`${region} for a certificate of ${regions}`),
        remedy: 'add a placement in that Region to the certificate',
      });
    }
    return certificate;
  }

  private get first(): ICertificate {
    const [first] = this.certificates;
    if (!first) {
      throw new ValidationError(this, {
        subject: 'a certificate',
        rule: 'must be in a Region',
        got: new Words('none'),
        remedy: 'add a placement',
      });
    }
    return first;
  }
}

/** The placements of one certificate, by construct id: one account, each Region once, all of one partition. */
export function placementsById(
  scope: IConstruct,
  placements: readonly Placement[] = [{}],
): ReadonlyMap<string, Placement> {
  const byId = new Map(placements.map((at) => [regionOf(at) ?? 'Default', at]));
  if (placements.length === 0 || byId.size < placements.length) {
    const regions = placements.map((at) => regionOf(at) ?? 'unknown').join(', ') || 'none';
    throw new ValidationError(scope, {
      subject: 'placements',
      rule: 'must name at least one Region and each once',
      got: new Words(regions),
      remedy: 'list every Region once',
    });
  }
  const accounts = new Set(placements.map((at) => at.accountId).filter((accountId) => isKnown(accountId)));
  if (accounts.size > 1) {
    throw new ValidationError(scope, {
      subject: 'placements',
      rule: 'must lie in one account',
      got: new Words([...accounts].join(', ')),
      remedy: 'declare one certificate for each account, as AWS shares no certificate between accounts',
    });
  }
  const partitions = new Set(
    placements
      .map(regionOf)
      .filter((region) => isKnown(region))
      .map(partitionOf),
  );
  if (partitions.size > 1) {
    throw new ValidationError(scope, {
      subject: 'placements',
      rule: 'must lie in one partition',
      got: new Words(`${[...byId.keys()].join(', ')} of ${[...partitions].join(', ')}`),
      remedy: 'declare one certificate for each partition, as no account has Regions of two',
    });
  }
  return byId;
}
