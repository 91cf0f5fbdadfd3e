import { NetworkfirewallTlsInspectionConfiguration } from '@cdktf/provider-aws/lib/networkfirewall-tls-inspection-configuration';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  regionOf,
} from '../core/constructs';
import { checkCertificate, checkCertificates } from './certificate-check';

/** TCP traffic that is decrypted. */
export interface InspectionScope {
  /** Where it goes to, as CIDR blocks. At least one. */
  readonly destinations: readonly string[];
  /** @default [443] */
  readonly destinationPorts?: readonly number[];
  /**
   * Where it comes from, as CIDR blocks.
   *
   * @default ['0.0.0.0/0']
   */
  readonly sources?: readonly string[];
}

export interface NetworkFirewallInspectionProps {
  /** Name of the TLS inspection configuration, once in an account and Region; another one replaces it. */
  readonly configurationName: string;
  /** Certificates of the servers behind the firewall, in its Region. At least one. */
  readonly certificates: readonly ICertificate[];
  /**
   * Host names that clients ask those servers for: what asks for others is dropped.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
  /** Traffic that is decrypted; what is no TLS in it is dropped. At least one. */
  readonly scopes: readonly InspectionScope[];
  /**
   * A CA certificate that was imported into ACM; the firewall signs by it what it shows to clients of servers outside, which
   * must trust it.
   *
   * @default - none: only what comes in to the servers of `certificates` is inspected
   */
  readonly certificateAuthority?: ICertificate;
  /**
   * What becomes of connections to servers outside of whose certificate nobody can tell whether it is revoked. To one that
   * is revoked there is none.
   *
   * @default 'PASS'
   */
  readonly unknownStatusAction?: 'PASS' | 'DROP' | 'REJECT';
  /**
   * Account and Region of the firewall.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

const everyPort = [{ fromPort: 0, toPort: 65535 }];
const addresses = (blocks: readonly string[]) => blocks.map((addressDefinition) => ({ addressDefinition }));

/**
 * What AWS Network Firewall decrypts, inspects and encrypts again, and by which certificates.
 *
 * Other certificates are taken over in place. Nobody can choose the TLS policy.
 */
export class NetworkFirewallInspection extends Construct {
  /** For a firewall policy, which takes one only when it is made. */
  public readonly tlsInspectionConfigurationArn: string;

  constructor(scope: Construct, id: string, props: NetworkFirewallInspectionProps) {
    super(scope, id);
    const at = props.at ?? {};
    const { certificateAuthority } = props;
    const use = {
      ...CERTIFICATE_REQUIREMENTS.networkFirewall,
      region: regionOf(at),
      accountId: at.accountId,
    };
    this.checkSome('certificates', props.certificates);
    this.checkSome('scopes', props.scopes);
    for (const { destinations } of props.scopes) this.checkSome('destinations', destinations);
    checkCertificates(this, props.certificates, { ...use, hostNames: props.hostNames });
    if (certificateAuthority) {
      checkCertificate(this, certificateAuthority, { ...use, certificateTypes: ['IMPORTED'] });
    }

    this.tlsInspectionConfigurationArn = new NetworkfirewallTlsInspectionConfiguration(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      name: props.configurationName,
      tlsInspectionConfiguration: [
        {
          serverCertificateConfiguration: [
            {
              serverCertificate: props.certificates.map(({ certificateArn }) => ({
                resourceArn: certificateArn,
              })),
              certificateAuthorityArn: certificateAuthority?.certificateArn,
              // AWS asks only for what goes out (AWS Network Firewall API Reference, ServerCertificateConfiguration).
              checkCertificateRevocationStatus: certificateAuthority && [
                { revokedStatusAction: 'REJECT', unknownStatusAction: props.unknownStatusAction ?? 'PASS' },
              ],
              scope: props.scopes.map(({ destinations, destinationPorts = [443], sources }) => ({
                // TCP; AWS takes no other.
                protocols: [6],
                destination: addresses(destinations),
                destinationPorts: destinationPorts.map((port) => ({ fromPort: port, toPort: port })),
                source: addresses(sources ?? ['0.0.0.0/0']),
                sourcePorts: everyPort,
              })),
            },
          ],
        },
      ],
      tags: props.tags,
    }).arn;
  }

  private checkSome(subject: string, values: readonly unknown[]): void {
    if (!isKnown(values) || values.length > 0) return;
    throw new ValidationError(this, {
      subject,
      rule: 'must be a list of at least one',
      got: new Words('none'),
      remedy: 'say what is inspected',
    });
  }
}
