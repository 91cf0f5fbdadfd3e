import {
  ACMClient,
  type CertificateDetail,
  DescribeCertificateCommand,
  type RequestCertificateCommandInput,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm';
import { type Session, accountCredentials } from '../../emulator/authorization/sessions';
import { parseArn } from '../../modules/core';
import { until } from './until';

/** An emulated account in which somebody requests certificates, as at the console. */
export class RequestingAccount {
  private constructor(
    private readonly endpoint: string,
    private readonly credentials: Session,
  ) {}

  public static async of(endpoint: string, accountId: string): Promise<RequestingAccount> {
    return new RequestingAccount(endpoint, await accountCredentials(endpoint, accountId));
  }

  /**
   * Requests a certificate with these names that is validated by DNS.
   *
   * @param more of the request. @default - nothing
   * @returns its ARN
   */
  public async request(
    [DomainName, ...SubjectAlternativeNames]: readonly [string, ...string[]],
    region = 'eu-west-1',
    more: Partial<RequestCertificateCommandInput> = {},
  ): Promise<string> {
    const { CertificateArn } = await this.acm(region).send(
      new RequestCertificateCommand({
        DomainName,
        ValidationMethod: 'DNS',
        ...(SubjectAlternativeNames.length > 0 && { SubjectAlternativeNames }),
        ...more,
      }),
    );
    return CertificateArn!;
  }

  public acm(region: string): ACMClient {
    return new ACMClient({ endpoint: this.endpoint, region, credentials: this.credentials });
  }

  public async described(CertificateArn: string): Promise<CertificateDetail> {
    const acm = this.acm(parseArn(CertificateArn)!.region);
    return (await acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate!;
  }

  public async status(certificateArn: string): Promise<string> {
    return (await this.described(certificateArn)).Status!;
  }

  /** Status of a certificate once it is issued, or after a minute. */
  public issued(certificateArn: string): Promise<string> {
    return until(
      () => this.status(certificateArn),
      (status) => status === 'ISSUED',
    );
  }
}
