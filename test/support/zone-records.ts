import {
  ChangeResourceRecordSetsCommand,
  type ChangeAction,
  CreateHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  type RRType,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../emulator/authorization/sessions';

/** Records of one zone of an emulated account. */
export class ZoneRecords {
  private constructor(
    private readonly route53: Route53Client,
    public readonly hostedZoneId: string,
  ) {}

  /** Finds the zone, or makes it. */
  public static async of(endpoint: string, accountId: string, name: string): Promise<ZoneRecords> {
    const credentials = await accountCredentials(endpoint, accountId);
    const route53 = new Route53Client({ endpoint, region: 'eu-west-1', credentials });
    const { HostedZones = [] } = await route53.send(new ListHostedZonesByNameCommand({ DNSName: name }));
    const standing = HostedZones.find(({ Name }) => Name === `${name}.`);
    const { Id } =
      standing ??
      (await route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }))).HostedZone!;
    return new ZoneRecords(route53, Id!.replace('/hostedzone/', ''));
  }

  /** Values of the CNAMEs, by their names. */
  public async cnames(): Promise<Readonly<Record<string, string>>> {
    const { ResourceRecordSets = [] } = await this.route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: this.hostedZoneId, MaxItems: 300 }),
    );
    return Object.fromEntries(
      ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').map(({ Name, ResourceRecords }) => [
        Name!,
        ResourceRecords![0]!.Value!,
      ]),
    );
  }

  /** Names of the records by which a name is validated, whoever wants it. */
  public async proofsOf(name: string): Promise<string[]> {
    return Object.keys(await this.cnames()).filter((each) => each.replace(/^_\w+\./, '') === `${name}.`);
  }

  public change(Action: ChangeAction, Name: string, Value: string): Promise<void> {
    return this.changeSet(Action, { Name, Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value }] });
  }

  /** Has a name have these values and no others of the type. */
  public put(Name: string, Type: RRType, ...values: string[]): Promise<void> {
    const ResourceRecords = values.map((Value) => ({ Value }));
    return this.changeSet('UPSERT', { Name, Type, TTL: 300, ResourceRecords });
  }

  public async changeSet(Action: ChangeAction, ResourceRecordSet: ResourceRecordSet): Promise<void> {
    await this.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: this.hostedZoneId,
        ChangeBatch: { Changes: [{ Action, ResourceRecordSet }] },
      }),
    );
  }
}
