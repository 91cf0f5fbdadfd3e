import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

/** A certificate with its key, as a secret of an imported certificate holds them. */
export interface Issued {
  readonly certificate: string;
  readonly privateKey: string;
  /** The intermediate CA. */
  readonly chain: string;
}

export interface IssueProps {
  readonly names: readonly [string, ...string[]];
  /** As OpenSSL's `-newkey` takes it. @default 'rsa:2048' */
  readonly key?: string;
  /** From now. @default 90 */
  readonly days?: number;
  /** @default 'serverAuth,clientAuth' */
  readonly extendedKeyUsage?: string;
}

/** A CA outside AWS, whose intermediate issues certificates; keys live as long as the test's folder. */
export class CaOutsideAws {
  private readonly folder = temporaryFolder('ca-outside-aws');

  constructor() {
    writeFileSync(join(this.folder, 'req.cnf'), '[req]\ndistinguished_name = dn\n[dn]\n');
    const ca = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign';
    this.sign('root', 'Example Root', ca, ['-signkey', 'root.key'], 3650, 'rsa:2048');
    this.sign('chain', 'Example Issuing CA', ca, ['-CA', 'root.pem', '-CAkey', 'root.key'], 3000, 'rsa:2048');
  }

  /** The root's own certificate in PEM. */
  public get root(): string {
    return this.read('root.pem');
  }

  /** Issues a certificate with a new key. */
  public issue({ names, key = 'rsa:2048', days = 90, extendedKeyUsage }: IssueProps): Issued {
    const extensions = [
      'basicConstraints=critical,CA:FALSE',
      `extendedKeyUsage=${extendedKeyUsage ?? 'serverAuth,clientAuth'}`,
      'subjectAltName=@names',
      '[names]',
      ...names.map((name, index) => `DNS.${index}=${name}`),
    ].join('\n');
    const by = ['-CA', 'chain.pem', '-CAkey', 'chain.key'];
    this.sign('leaf', names[0], extensions, by, days, key);
    return {
      certificate: this.read('leaf.pem'),
      privateKey: this.read('leaf.key'),
      chain: this.read('chain.pem'),
    };
  }

  private sign(
    name: string,
    commonName: string,
    extensions: string,
    by: readonly string[],
    days: number,
    key: string,
  ): void {
    writeFileSync(join(this.folder, `${name}.ext`), extensions);
    this.openssl(
      ...['req', '-new', '-newkey', ...key.split(' '), '-nodes', '-keyout', `${name}.key`],
      ...['-out', `${name}.csr`, '-subj', `/CN=${commonName}`, '-config', 'req.cnf'],
    );
    this.openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-days', String(days)],
      ...['-extfile', `${name}.ext`, ...by],
    );
  }

  private openssl(...options: readonly string[]): void {
    execFileSync('openssl', options, { cwd: this.folder, stdio: 'pipe' });
  }

  private read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }
}
