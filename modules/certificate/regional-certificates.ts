import type { IConstruct } from 'constructs';
import {
  type ICertificate,
  type Placement,
  ValidationError,
  Words,
  isKnown,
  partitionOf,
  regionOf,
} from '../core/constructs';

/** One declaration, one certificate in each Region: the first is what the declaration stands for by itself. */
export class RegionalCertificates {
  constructor(
    private readonly scope: IConstruct,
    public readonly all: readonly ICertificate[],
  ) {}

  public get first(): ICertificate {
    return this.all[0] as ICertificate;
  }

  /** @throws ValidationError where the certificate was not requested in this Region */
  public inRegion(region: string): ICertificate {
    const certificate = this.all.find((each) => each.region === region);
    if (!certificate) {
      const regions = this.all.map((each) => each.region ?? "the provider's Region").join(', ');
      throw new ValidationError(this.scope, {
        subject: 'a certificate',
        rule: 'serves only its own Regions',
        got: new Words(`${region} for a certificate of ${regions}`),
        remedy: 'add a placement in that Region to the certificate',
      });
    }
    return certificate;
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
