import type { Environment, Zone } from '../environments';
import { delegatingZoneName } from '../environments/zone-parents';
import { zoneFacts } from '../environments/zones';
import { isWithinZone, nameToProve } from '../modules/core';
import type { AwsAnswers } from './aws-answers';
import { delegationFindings } from './dns/delegation';
import { signatureFindings } from './dns/failed-answer';
import type { Finding } from './dns/finding';
import type { Resolver } from './dns/resolver';
import { isZone, parentName, zoneOf } from './dns/zone-cuts';
import type { HostedZones } from './route53-account';

/** Finds out about zones, each once. */
export class ZoneFindings {
  private readonly known = new Map<string, Promise<Finding[]>>();

  constructor(
    private readonly resolver: Resolver,
    private readonly aws?: AwsAnswers,
  ) {}

  /** Whether the world finds the zone that an environment declares. */
  public ofDeclaredZone(environment: Environment, name: string, zone: Zone): Promise<Finding[]> {
    return this.once(`${environment.name}/${name}`, () =>
      this.signedOr(name, () =>
        zoneFacts(zone)?.hostedZone
          ? this.ofHostedZone(environment, name, zone)
          : this.ofForeignZone(name, zone),
      ),
    );
  }

  /** Whether a name lies in a zone, and the world finds it. */
  public async ofBareName(name: string): Promise<Finding[]> {
    const zoneName = await zoneOf(this.resolver, nameToProve(name));
    if (zoneName.includes('.')) {
      return this.once(zoneName, () =>
        this.signedOr(zoneName, () =>
          delegationFindings(this.resolver, {
            name: zoneName,
            nameServersAreKnownTo: 'whoever runs the zone',
          }),
        ),
      );
    }
    return [
      {
        id: 'not-delegated',
        severity: 'error',
        name,
        subject: `name ${name}`,
        problem: `must lie in a zone below ${zoneName || '.'}, got none`,
        remedy: 'register the domain, or have its parent zone delegate it',
        records: [],
      },
    ];
  }

  /** Whether a zone nearer to the name than the declared one takes the name away from it. */
  public async betweenNameAndZone(name: string, declaredZone: string): Promise<Finding[]> {
    const zoneName = await zoneOf(this.resolver, nameToProve(name));
    if (zoneName === declaredZone || !isWithinZone(zoneName, declaredZone)) return [];
    return [
      {
        id: 'zone-between',
        severity: 'error',
        name,
        subject: `name ${name}`,
        problem: `must lie in the zone ${declaredZone}, where its record goes, got the zone ${zoneName}, which is delegated`,
        remedy: `add ${zoneName} to sharedServices.zones, or take its delegation away`,
        records: [],
      },
    ];
  }

  private async ofHostedZone(environment: Environment, name: string, zone: Zone): Promise<Finding[]> {
    const hosted = await this.aws?.hostedZones(environment, name, zone);
    const hostedZoneId = zoneFacts(zone)?.hostedZone?.hostedZoneId;
    const findings = hosted ? hostedZoneFindings(environment, name, hosted) : [];
    if (hosted?.arePrivate) return findings;
    const delegation = await delegationFindings(this.resolver, {
      name,
      hostedNameServers: hosted?.nameServers,
      nameServersAreKnownTo:
        hostedZoneId !== undefined
          ? `the hosted zone ${hostedZoneId}`
          : delegatingZoneName(environment.sharedServices.zones, name) !== undefined
            ? `the next apply of ${environment.name}-shared-services, which writes them`
            : `terraform output name_servers of ${environment.name}-shared-services`,
    });
    return [...findings, ...delegation];
  }

  private async ofForeignZone(name: string, zone: Zone): Promise<Finding[]> {
    if (await isZone(this.resolver, name)) return [];
    const { code } = await this.resolver.look(name, 'SOA');
    return [
      {
        id: 'zone-not-found',
        severity: 'error',
        name,
        subject: `zone ${name}`,
        problem: `must be found by the resolver, got ${code === 'NOERROR' ? 'no SOA record' : code}`,
        remedy: `have the zone above ${parentName(name)} delegate it to ${zoneFacts(zone)?.runBy ?? 'its name servers'}`,
        records: [],
      },
    ];
  }

  /** Signatures that do not hold, or what else there is to find. */
  private async signedOr(zoneName: string, find: () => Promise<Finding[]>): Promise<Finding[]> {
    const broken = await signatureFindings(this.resolver, zoneName);
    return broken.length > 0 ? broken : find();
  }

  private once(key: string, find: () => Promise<Finding[]>): Promise<Finding[]> {
    const known = this.known.get(key);
    if (known) return known;
    const findings = find();
    this.known.set(key, findings);
    return findings;
  }
}

function hostedZoneFindings(
  { name: environmentName, sharedServices }: Environment,
  name: string,
  { ids, arePrivate }: HostedZones,
): Finding[] {
  const about = { name, subject: `hosted zone ${name}`, records: [] };
  if (arePrivate) {
    return [
      {
        ...about,
        id: 'zone-private',
        severity: 'error',
        problem: `must be public, as ACM looks on the internet, got the private zone ${ids.join(', ')}`,
        remedy: 'put the records of this name into a public hosted zone',
      },
    ];
  }
  if (ids.length === 0) {
    return [
      {
        ...about,
        id: 'zone-missing',
        severity: 'error',
        problem: `must exist in account ${sharedServices.accountId}, got none`,
        remedy: `deploy ${environmentName}-shared-services`,
      },
    ];
  }
  if (ids.length === 1) return [];
  return [
    {
      ...about,
      id: 'zone-ambiguous',
      severity: 'warning',
      problem: `must exist once in account ${sharedServices.accountId}, got ${ids.join(', ')}`,
      remedy: 'delete those that nothing delegates to; the delegation was not compared',
    },
  ];
}
