import {
  type FleetResource,
  type PlannedResource,
  ResourceIndex,
  type StackPlan,
  certificateArns,
  isCertificateArgument,
  namesOf,
  plannedResources,
  servesCertificates,
  textOf,
} from '../fleet';
import { nameToProve, normalizeDomainName } from '../modules/core';
import type { KnownCertificate } from './known-certificate';

/** Everything the rules look at: the resources of all plans, what they were and what they will be. */
export class PlannedChanges {
  public readonly managed: readonly PlannedResource[];
  public readonly data: readonly FleetResource[];
  public readonly index: ResourceIndex;
  private readonly byType = new Map<string, PlannedResource[]>();
  private readonly servers: PlannedResource[] = [];
  private readonly serversByArn = new Map<string, PlannedResource[]>();
  private readonly certificatesByArn = new Map<string, FleetResource>();
  private readonly certificatesByProvedName = new Map<string, FleetResource[]>();

  constructor(
    public readonly plans: readonly StackPlan[],
    private readonly knownCertificates: readonly KnownCertificate[] = [],
  ) {
    const resources = plans.map(plannedResources);
    this.managed = resources.flatMap(({ managed }) => managed);
    this.data = resources.flatMap(({ data }) => data);
    this.index = new ResourceIndex([...this.managed, ...this.data]);
    for (const resource of this.managed) {
      append(this.byType, resource.type, resource);
      const arn = resource.before?.arn;
      if (resource.type === 'aws_acm_certificate' && typeof arn === 'string')
        this.certificatesByArn.set(arn, resource);
      if (!servesCertificates(resource)) continue;
      const before = new Set(certificateArns(resource.type, resource.before));
      for (const used of before) append(this.serversByArn, used, resource);
      if (before.size > 0 || this.certificatesAfter(resource).length > 0) this.servers.push(resource);
    }
    for (const { type, values } of this.data) {
      const arn = textOf(values.arn);
      const isNew = arn !== undefined && !this.certificatesByArn.has(arn);
      if (type === 'aws_acm_certificate' && isNew) {
        this.certificatesByArn.set(arn, this.index.withArn(arn)!);
      }
    }
    for (const resource of [...this.managed, ...this.data]) {
      if (resource.type !== 'aws_acm_certificate') continue;
      const names = new Set(namesOf(resource).map((name) => nameToProve(normalizeDomainName(name))));
      for (const name of names) append(this.certificatesByProvedName, name, resource);
    }
  }

  /** Resources of some types, changed or not. */
  public ofType(...types: readonly string[]): PlannedResource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The certificate that has an ARN now. */
  public certificateWithArn(arn: string): FleetResource | undefined {
    return this.certificatesByArn.get(arn);
  }

  /** The certificates with a name that one record proves: the name itself, or the wildcard below it. */
  public certificatesProvedBy(provedName: string): readonly FleetResource[] {
    return this.certificatesByProvedName.get(provedName) ?? [];
  }

  /** The certificates in no plan that renew by a record, as far as AWS was asked. */
  public knownCertificatesRenewedBy(recordName: string): KnownCertificate[] {
    return this.knownCertificates.filter(
      ({ certificateArn, recordNames }) =>
        recordNames.includes(recordName) && !this.certificatesByArn.has(certificateArn),
    );
  }

  /** Services that name a certificate, now or after the apply. */
  public usersOfCertificates(): readonly PlannedResource[] {
    return this.servers;
  }

  /** Services that name a certificate now. */
  public servedBefore({ before }: PlannedResource): readonly PlannedResource[] {
    return this.serversByArn.get(textOf(before?.arn) ?? '') ?? [];
  }

  /** The certificates a service names now. */
  public certificatesBefore({ type, before }: PlannedResource): FleetResource[] {
    return certificateArns(type, before).flatMap((arn) => this.certificatesByArn.get(arn) ?? []);
  }

  /** The certificates a service will name, or may. */
  public certificatesAfter(service: PlannedResource): FleetResource[] {
    return [...new Set(this.certificateChoicesAfter(service).flat())];
  }

  /** For each certificate a service will name, those it may be; an empty list for one that is in no plan. */
  public certificateChoicesAfter(service: PlannedResource): FleetResource[][] {
    if (service.after === undefined) return [];
    return this.index
      .certificateChoices(service, (path) => isCertificateArgument(service.type, path))
      .map((choice) => choice.filter((each) => each.mode === 'data' || (each as PlannedResource).after));
  }
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}
