import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledCertificate } from '../../environments';
import { ROOT } from '../docs/pages';
import { temporaryFolder } from './temporary-folder';

/** The page that says how a root outside AWS signs. */
export const OUTSIDE_ROOT_PAGE = readFileSync(join(ROOT, 'docs/outside-root.md'), 'utf8');

const SIGNING = /```sh\n(cat > issuing\.ext.*?)```/s.exec(OUTSIDE_ROOT_PAGE)![1]!;

/** A root of a company, made by OpenSSL, with a key that lives as long as the test's folder. */
export class OutsideRoot {
  private readonly folder = temporaryFolder('outside-root');

  constructor(commonName = 'Example Company Root') {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
    this.openssl(
      ...['req', '-x509', ...curve, '-keyout', 'root.key', '-out', 'root.pem', '-days', '7300'],
      ...[
        '-subj',
        `/CN=${commonName}`,
        '-config',
        this.write('req.cnf', '[req]\ndistinguished_name = dn\n[dn]\n'),
      ],
      ...extensions.flatMap((extension) => ['-addext', extension]),
    );
  }

  /** Its own certificate in PEM. */
  public get certificate(): string {
    return this.read('root.pem');
  }

  /** Signs a request by the commands of the page, with other words where a test needs them. */
  public sign(
    request: string,
    change: (commands: string) => string = (commands) => commands,
  ): InstalledCertificate {
    this.write('issuing.csr', request);
    execFileSync('sh', ['-euc', change(SIGNING)], { cwd: this.folder, stdio: 'pipe' });
    return { certificate: this.read('issuing.pem'), certificateChain: this.certificate };
  }

  /**
   * Signs a request with the last key for which a request was made, as the CA that has the certificate `own` for it.
   */
  public signBelow(own: InstalledCertificate, request: string): InstalledCertificate {
    const signed = this.sign(request, (commands) => {
      this.write('between.pem', own.certificate);
      return commands
        .replace('-CA root.pem -CAkey root.key', '-CA between.pem -CAkey ca.key')
        .replace('-CAfile root.pem', '-CAfile root.pem -untrusted between.pem');
    });
    return { ...signed, certificateChain: own.certificate + own.certificateChain };
  }

  /** The request of a CA with a key of its own, for tests without AWS. */
  public request(commonName: string, algorithm: readonly string[] = ['rsa:2048']): string {
    const [kind = '', ...options] = algorithm;
    this.openssl(
      ...['req', '-new', '-newkey', kind, ...options, '-nodes', '-keyout', 'ca.key', '-out', 'ca.csr'],
      ...['-subj', `/CN=${commonName}`, '-config', 'req.cnf'],
    );
    return this.read('ca.csr');
  }

  private openssl(...options: readonly string[]): void {
    execFileSync('openssl', options, { cwd: this.folder, stdio: 'pipe' });
  }

  private read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  private write(name: string, text: string): string {
    writeFileSync(join(this.folder, name), text);
    return name;
  }
}
