import pLimit from 'p-limit';
import type { AccountAccess, Environment, Zone } from '../../environments';
import { KEY_ALGORITHMS, visibleText } from '../../modules/core';
import { accountCredentials } from '../aws/account-credentials';
import type { ValidationCname } from '../dns/validation-cname';
import { presentName } from '../dns/presentation';
import type { EnvironmentCertificate } from '../chosen-certificates';

/** What Route 53 has under the name of a zone. */
export interface HostedZones {
  /** Ids of the zones the records may go to. */
  readonly ids: readonly string[];
  /** Whether there is none but private ones, which ACM does not see. */
  readonly arePrivate: boolean;
  /** Known where there is one zone. */
  readonly nameServers?: readonly string[];
}

/** A question that AWS did not answer. */
export class AwsFailure extends Error {
  constructor(asked: string, cause: unknown) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`AWS must answer ${asked}, got ${visibleText(reason)}`, { cause });
    this.name = 'AwsFailure';
  }
}

const CONCURRENT_QUESTIONS = 8;

/** Asks the AWS accounts of an environment; reads only. */
export class AwsAnswers {
  private readonly limit = pLimit(CONCURRENT_QUESTIONS);

  constructor(private readonly props: { readonly roleName?: string; readonly signal: AbortSignal }) {}

  /** The hosted zones of a declared zone, in the shared-services account. */
  public hostedZones({ sharedServices }: Environment, zoneName: string, zone: Zone): Promise<HostedZones> {
    const { accountId, region } = sharedServices;
    return this.ask(`for the hosted zone ${zoneName} in account ${accountId}`, async () => {
      const { GetHostedZoneCommand, ListHostedZonesByNameCommand, Route53Client } =
        await import('@aws-sdk/client-route-53');
      const client = new Route53Client({ region, credentials: this.credentials(sharedServices) });
      const options = { abortSignal: this.props.signal };
      const get = async (id: string) => {
        const { HostedZone, DelegationSet } = await client.send(
          new GetHostedZoneCommand({ Id: id }),
          options,
        );
        return {
          ids: [id],
          arePrivate: HostedZone?.Config?.PrivateZone === true,
          nameServers: DelegationSet?.NameServers?.map(presentName).sort(),
        };
      };
      if (zone.type === 'existing') return get(zone.hostedZoneId);
      const { HostedZones = [] } = await client.send(
        new ListHostedZonesByNameCommand({ DNSName: zoneName }),
        options,
      );
      const named = HostedZones.filter(({ Name = '' }) => presentName(Name) === zoneName);
      const visible = named.filter(({ Config }) => Config?.PrivateZone !== true);
      const candidates = visible.length > 0 ? visible : named;
      const ids = candidates.map(({ Id = '' }) => Id.replace('/hostedzone/', ''));
      const [only, ...others] = ids;
      if (only !== undefined && others.length === 0) return get(only);
      return { ids, arePrivate: named.length > 0 && visible.length === 0 };
    });
  }

  /** The records ACM wants for a certificate that was requested; the same in every Region of the account. */
  public async validationCnames(chosen: EnvironmentCertificate): Promise<ValidationCname[]> {
    const { definition, application } = chosen;
    const regions = definition.regions ?? [application.regions[0]];
    const found = await Promise.all(
      regions.map((region) =>
        this.ask(
          `for the certificate of ${definition.domainName} in ${application.accountId}, ${region}`,
          () => this.validationCnamesIn(region, chosen),
        ),
      ),
    );
    return [...new Map(found.flat().map((record) => [record.name, record])).values()];
  }

  private async validationCnamesIn(
    region: string,
    { application, names }: EnvironmentCertificate,
  ): Promise<ValidationCname[]> {
    const { ACMClient, DescribeCertificateCommand, paginateListCertificates } =
      await import('@aws-sdk/client-acm');
    const client = new ACMClient({ region, credentials: this.credentials(application) });
    const options = { abortSignal: this.props.signal };
    const found: ValidationCname[] = [];
    const pages = paginateListCertificates(
      { client },
      { CertificateStatuses: ['PENDING_VALIDATION', 'ISSUED'], Includes: { keyTypes: [...KEY_ALGORITHMS] } },
      options,
    );
    for await (const { CertificateSummaryList = [] } of pages) {
      for (const { CertificateArn, DomainName = '' } of CertificateSummaryList) {
        if (presentName(DomainName) !== names[0]) continue;
        const { Certificate } = await client.send(
          new DescribeCertificateCommand({ CertificateArn }),
          options,
        );
        for (const { DomainName: domainName = '', ResourceRecord } of Certificate?.DomainValidationOptions ??
          []) {
          if (!names.includes(domainName) || ResourceRecord?.Name === undefined) continue;
          found.push({
            domainName,
            name: presentName(ResourceRecord.Name),
            value: presentName(ResourceRecord.Value ?? ''),
          });
        }
      }
    }
    return found;
  }

  private credentials(account: AccountAccess) {
    return accountCredentials(account, { roleName: this.props.roleName });
  }

  private ask<T>(asked: string, work: () => Promise<T>): Promise<T> {
    return this.limit(async () => {
      try {
        return await work();
      } catch (error) {
        throw new AwsFailure(asked, error);
      }
    });
  }
}
