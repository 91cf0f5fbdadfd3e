import { AcmpcaCertificateAuthorityCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate';
import { Construct } from 'constructs';
import {
  type CaKeyAlgorithm,
  DEFAULT_CA_KEY_ALGORITHM,
  type ExternalCertificate,
  type ICertificateAuthority,
  type UsageMode,
  ValidationError,
  Words,
  certificatesText,
  externalCertificateProblems,
  externalLifetimeDays,
  isKnown,
  lastCertificate,
  regionOf,
} from '../core/constructs';
import { authorityResource, permitAcm } from './authority-resources';
import type { AuthorityProps } from './certificate-authority-props';
import { hasKeyOf } from './public-key-condition';

export interface ExternallySignedCertificateAuthorityProps extends AuthorityProps {
  /**
   * What the CA outside AWS has signed for `certificateSigningRequest`. Another one for the same key takes its place, and
   * what the CA has issued stays valid.
   *
   * @default - the CA waits for it: it has a key and a request, and can issue nothing
   */
  readonly installedCertificate?: ExternalCertificate;
  /**
   * How many levels of CAs follow below, which the certificate has to allow.
   *
   * @default 0 - the CA signs certificates, no CAs
   */
  readonly levelsBelow?: number;
}

/**
 * A private CA that a CA outside AWS signs, for example the company's own root. Costs about 400 USD a month, also while it
 * waits for its certificate.
 *
 * @example
 * const issuing = new ExternallySignedCertificateAuthority(stack, 'Issuing', { commonName: 'Example Issuing CA' });
 * new TerraformOutput(stack, 'request', { value: issuing.certificateSigningRequest });
 */
export class ExternallySignedCertificateAuthority extends Construct implements ICertificateAuthority {
  /** What the CA outside AWS is to sign, in PEM. */
  public readonly certificateSigningRequest: string;
  public readonly region?: string;
  public readonly keyAlgorithm: CaKeyAlgorithm;
  public readonly usageMode: UsageMode;
  /** Whole years for which its certificate and those above it are valid. @default - not known */
  public readonly validityYears?: number;
  /** Certificate of the root above it, in PEM: what clients have to trust. @default - not known */
  public readonly rootCertificate?: string;
  private readonly activeArn?: string;

  constructor(scope: Construct, id: string, props: ExternallySignedCertificateAuthorityProps) {
    super(scope, id);
    const { at = {}, installedCertificate: installed } = props;
    this.region = regionOf(at);
    this.keyAlgorithm = props.keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM;
    this.usageMode = props.usageMode ?? 'GENERAL_PURPOSE';
    const isWhole = isKnown(installed?.certificate) && isKnown(installed.certificateChain);
    if (installed && isWhole) this.check(installed, props);

    const authority = authorityResource(this, 'SUBORDINATE', props);
    this.certificateSigningRequest = authority.certificateSigningRequest;
    if (!installed) return;
    this.validityYears = isWhole ? Math.floor(externalLifetimeDays(installed) / 365) : undefined;
    this.rootCertificate = isWhole ? lastCertificate(installed.certificateChain) : undefined;
    const active = new AcmpcaCertificateAuthorityCertificate(this, 'Activation', {
      provider: at.provider,
      region: at.region,
      certificateAuthorityArn: authority.arn,
      certificate: installedText(installed.certificate),
      certificateChain: installedText(installed.certificateChain),
      lifecycle: isKnown(installed.certificate)
        ? {
            precondition: [
              {
                condition: hasKeyOf(`${authority.fqn}.certificate_signing_request`, installed.certificate),
                errorMessage:
                  'the certificate must have the key of its CA, got another key; have the request of this CA signed, ' +
                  'and install what comes of it',
              },
            ],
          }
        : undefined,
    });
    this.activeArn = permitAcm(this, active.certificateAuthorityArn, props);
  }

  /**
   * Known once the CA is active, so whoever uses it waits.
   *
   * @throws ValidationError where the CA has no certificate yet
   */
  public get certificateAuthorityArn(): string {
    if (this.activeArn === undefined) {
      throw new ValidationError(this, {
        subject: 'a CA that is used',
        rule: 'must have its certificate',
        got: new Words('none'),
        remedy: 'have its certificateSigningRequest signed, and set installedCertificate',
      });
    }
    return this.activeArn;
  }

  private check(
    installed: ExternalCertificate,
    { commonName, levelsBelow = 0 }: ExternallySignedCertificateAuthorityProps,
  ): void {
    const [problem] = externalCertificateProblems(installed, {
      commonName: isKnown(commonName) ? commonName : undefined,
      keyAlgorithm: this.keyAlgorithm,
      levelsBelow,
    });
    if (problem) throw new ValidationError(this, problem);
  }
}

/** As AWS gives it back, or Terraform would install it again and again: without what is around it, or behind it. */
function installedText(text: string): string {
  return isKnown(text) ? certificatesText([text]).trimEnd() : text;
}
