import { X509Certificate, createPrivateKey } from 'node:crypto';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE_TAG } from '../../modules/core/rotation';
import type { Issued } from './issued-certificates';
import { SecretVersions } from './secret-versions';

/** The account with the certificate; every other one has copies. */
export const OWNER = '111111111111';

/** An imported certificate. */
export interface Copy {
  readonly certificate: string;
  readonly chain: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What of the requests is looked at. */
interface Asked {
  readonly Passphrase: string;
  readonly Certificate: string;
  readonly CertificateChain?: string;
  readonly Tags?: ReadonlyArray<{ readonly Key: string; readonly Value: string }>;
}

/** The token service, ACM and Secrets Manager on loopback: of one account with a certificate and a secret, and of others with copies. */
export class DistributionAws {
  /** Account and action of every request, in order; of the token service, the role's ARN too. */
  public readonly asked: string[] = [];
  public readonly copies = new Map<string, Copy>();
  /** Accounts whose role cannot be assumed. */
  public readonly closed = new Set<string>();
  /** Accounts whose role may do nothing. */
  public readonly powerless = new Set<string>();
  /** The owner's secret. */
  public secret!: SecretVersions;
  public status!: string;
  /** Serial as it is described. */
  public serial!: string;
  /** Fields of an export that are other than what was issued. */
  public spoilt!: object;

  private readonly server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { code = 200, text } = this.answer(incoming, Buffer.concat(chunks).toString());
      outgoing.writeHead(code).end(text);
    });
  });

  private constructor(private issued: Issued) {
    this.reset();
  }

  public static async start(issued: Issued): Promise<DistributionAws> {
    const aws = new DistributionAws(issued);
    await new Promise<void>((resolve) => aws.server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  /** As it was started: the certificate issued, no copies, and every account answers. */
  public reset(): void {
    for (const each of [this.copies, this.closed, this.powerless]) each.clear();
    this.asked.length = 0;
    this.secret = new SecretVersions();
    this.status = 'ISSUED';
    this.serial = new X509Certificate(this.issued.certificate).serialNumber;
    this.spoilt = {};
  }

  /** ACM issues another in its place. */
  public renew(issued: Issued): void {
    this.issued = issued;
    this.serial = new X509Certificate(issued.certificate).serialNumber;
  }

  /** Variables of whoever asks it. */
  public get environment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: OWNER,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
  }

  public stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** How often something was asked for, of whichever account. */
  public count(action: string): number {
    return this.asked.filter((each) => each.split(' ')[1] === action).length;
  }

  private answer({ headers }: IncomingMessage, body: string): { code?: number; text: string } {
    const target = headers['x-amz-target'];
    if (target === undefined) return this.session(new URLSearchParams(body).get('RoleArn')!);
    const action = String(target).split('.')[1]!;
    // The access key of a session is its account.
    const accountId = /Credential=(\d{12})\//.exec(headers.authorization!)![1]!;
    this.asked.push(`${accountId} ${action}`);
    if (this.powerless.has(accountId)) {
      const message = `is not authorized to perform: acm:${action}`;
      return { code: 400, text: JSON.stringify({ __type: 'AccessDeniedException', message }) };
    }
    if (String(target).startsWith('secretsmanager.')) return this.secret.answer(action, body);
    const asked = JSON.parse(body) as Asked;
    const answer = accountId === OWNER ? this.original(action, asked) : this.copy(accountId, action, asked);
    return { text: JSON.stringify(answer) };
  }

  private session(roleArn: string): { code?: number; text: string } {
    const accountId = roleArn.split(':')[4]!;
    this.asked.push(`${accountId} AssumeRole ${roleArn}`);
    if (this.closed.has(accountId)) {
      const message = `User: arn:aws:sts::${OWNER}:assumed-role/f/f is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
      return {
        code: 403,
        text: `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
      };
    }
    return {
      text: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${accountId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    };
  }

  private original(action: string, { Passphrase }: Asked): object {
    const { certificate: Certificate, privateKey, chain: CertificateChain } = this.issued;
    if (action !== 'ExportCertificate') return { Certificate: { Status: this.status, Serial: this.serial } };
    const PrivateKey = createPrivateKey(privateKey).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: Buffer.from(Passphrase, 'base64'),
    });
    return { Certificate, CertificateChain, PrivateKey, ...this.spoilt };
  }

  private copy(accountId: string, action: string, asked: Asked): object {
    const CertificateArn = copyArn(accountId);
    const copy = this.copies.get(accountId);
    switch (action) {
      case 'ListCertificates':
        return { CertificateSummaryList: copy ? [{ CertificateArn, Type: 'IMPORTED' }] : [] };
      case 'ListTagsForCertificate':
        return { Tags: Object.entries(copy!.tags).map(([Key, Value]) => ({ Key, Value })) };
      case 'GetCertificate':
        return { Certificate: copy!.certificate, CertificateChain: copy!.chain };
      case 'DescribeCertificate':
        return { Certificate: { Serial: this.serial } };
      case 'ImportCertificate':
        this.copies.set(accountId, imported(asked, copy));
        return { CertificateArn };
      case 'DeleteCertificate':
        this.copies.delete(accountId);
        return {};
      default:
        return {};
    }
  }
}

function imported({ Certificate, CertificateChain, Tags }: Asked, before: Copy | undefined): Copy {
  const text = (base64 = '') => Buffer.from(base64, 'base64').toString();
  const tags = Tags ? Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) : before!.tags;
  return { certificate: text(Certificate), chain: text(CertificateChain), tags };
}

/** ARN of an account's copy. */
export function copyArn(accountId: string): string {
  return `arn:aws:acm:eu-west-1:${accountId}:certificate/00000000-0000-4000-8000-${accountId}`;
}

/** A copy that the function finds. */
export function copyOf({ certificate, chain }: Issued, name: string): Copy {
  return { certificate, chain, tags: { [CERTIFICATE_TAG]: name } };
}
