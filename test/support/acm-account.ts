import {
  ACMClient,
  type CertificateDetail,
  type CertificateSummary,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../emulator/authorization/sessions';

export const REGION = 'eu-west-1';

/** ACM of one emulated account in eu-west-1, asked by its administrator. */
export class AcmAccount {
  private constructor(
    public readonly acm: ACMClient,
    private readonly route53: Route53Client,
  ) {}

  public static async of(endpoint: string, accountId: string): Promise<AcmAccount> {
    const config = {
      endpoint,
      region: REGION,
      credentials: await accountCredentials(endpoint, accountId),
      maxAttempts: 1,
    };
    return new AcmAccount(new ACMClient(config), new Route53Client(config));
  }

  /** A public certificate that waits for its record. */
  public async pending(DomainName: string, Export?: 'ENABLED'): Promise<string> {
    const { CertificateArn } = await this.acm.send(
      new RequestCertificateCommand({
        DomainName,
        ValidationMethod: 'DNS',
        ...(Export && { Options: { Export } }),
      }),
    );
    return CertificateArn!;
  }

  /** A public certificate, with its record in a zone of its own. */
  public async issued(domainName: string, Export?: 'ENABLED'): Promise<string> {
    const certificateArn = await this.pending(domainName, Export);
    await this.changeRecord('CREATE', certificateArn, await this.zone(domainName));
    return certificateArn;
  }

  /** A certificate of a private CA. */
  public async private(DomainName: string, CertificateAuthorityArn: string): Promise<string> {
    const { CertificateArn } = await this.acm.send(
      new RequestCertificateCommand({ DomainName, CertificateAuthorityArn }),
    );
    return CertificateArn!;
  }

  public async described(CertificateArn: string): Promise<CertificateDetail> {
    return (await this.acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate!;
  }

  public async listed(certificateArn: string): Promise<CertificateSummary> {
    const { CertificateSummaryList = [] } = await this.acm.send(new ListCertificatesCommand({}));
    return CertificateSummaryList.find(({ CertificateArn }) => CertificateArn === certificateArn)!;
  }

  /** Makes a public zone; returns its id. */
  public async zone(Name: string): Promise<string> {
    const { HostedZone } = await this.route53.send(
      new CreateHostedZoneCommand({ Name, CallerReference: Name }),
    );
    return HostedZone!.Id!;
  }

  /** Writes or deletes the record that ACM asks for. */
  public async changeRecord(
    Action: 'CREATE' | 'DELETE',
    certificateArn: string,
    HostedZoneId: string,
  ): Promise<void> {
    const { DomainValidationOptions: options } = await this.described(certificateArn);
    const { Name, Value } = options![0]!.ResourceRecord!;
    const ResourceRecordSet = { Name, Type: 'CNAME' as const, TTL: 300, ResourceRecords: [{ Value }] };
    await this.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId,
        ChangeBatch: { Changes: [{ Action, ResourceRecordSet }] },
      }),
    );
  }
}
