import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import {
  type ICertificate,
  type IssuableKeyAlgorithm,
  type Placement,
  type Tags,
  ValidationError,
  WAIT_TIMEOUT_MAXIMUM_MINUTES,
  isKnown,
  regionOf,
} from '../core/constructs';
import type { DomainNamesProps } from './domain-names';
import { placementsById } from './regional-certificates';

/** What every public certificate is requested with, however its names are validated. */
export interface CertificateRequestProps extends DomainNamesProps {
  /**
   * Account and Regions of the certificate: one certificate in each, under one declaration.
   *
   * @default - one certificate, in the Region of the stack's default provider
   */
  readonly placements?: readonly Placement[];
  /**
   * Algorithm of the key that ACM generates. Changing it replaces the certificate.
   *
   * @default 'RSA_2048'
   */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
  /**
   * Whether Terraform waits until the certificate is issued.
   *
   * @default true - without it, consumers get a certificate that AWS may still refuse to attach
   */
  readonly waitForIssue?: boolean;
  /**
   * How long to wait for the issue, in whole minutes: at most 4320, as ACM itself gives up after 72 hours.
   *
   * @default 75
   */
  readonly waitTimeoutMinutes?: number;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** How names are validated, and whether the key may leave ACM. */
interface RequestOptions {
  readonly validationMethod: 'DNS' | 'EMAIL';
  readonly validationDomain?: string;
  readonly exportable?: boolean;
}

interface RegionalRequest {
  readonly at: Placement;
  readonly scope: Construct;
  readonly certificate: AcmCertificate;
}

const DEFAULT_KEY_ALGORITHM: IssuableKeyAlgorithm = 'RSA_2048';

/** The requests of one declaration, one in each Region. */
export class CertificateRequest {
  private readonly requests: readonly RegionalRequest[];

  constructor(
    private readonly scope: Construct,
    private readonly domainNames: readonly string[],
    private readonly props: CertificateRequestProps,
    options: RequestOptions,
  ) {
    this.checkWaitTimeout(props.waitTimeoutMinutes);
    const { validationDomain } = options;
    this.requests = [...placementsById(scope, props.placements)].map(([regionId, at]) => {
      const regionScope = new Construct(scope, regionId);
      // ACM changes the choice of no certificate it has: another address requests another one before the old goes.
      const certificate = new AcmCertificate(regionScope, options.exportable ? 'Exportable' : 'Resource', {
        provider: at.provider,
        region: at.region,
        domainName: domainNames[0],
        subjectAlternativeNames: domainNames.slice(1),
        validationMethod: options.validationMethod,
        validationOption:
          validationDomain === undefined
            ? undefined
            : domainNames.map((domainName) => ({ domainName, validationDomain })),
        keyAlgorithm: props.keyAlgorithm ?? DEFAULT_KEY_ALGORITHM,
        options: { export: options.exportable ? 'ENABLED' : 'DISABLED' },
        tags: props.tags,
        lifecycle: { createBeforeDestroy: true },
      });
      return { at, scope: regionScope, certificate };
    });
  }

  /** The first Region's request; its validation records serve the other Regions too. */
  public get first(): RegionalRequest {
    return this.requests[0]!;
  }

  /** The certificates as they are once asked for: AWS attaches none of them before it is issued. */
  public requested(): ICertificate[] {
    return this.certificates(({ certificate }) => certificate.arn);
  }

  /**
   * The certificates as consumers may have them: once issued, unless the declaration does not wait.
   *
   * @param validationRecordFqdns names of the DNS records that must stand before the wait begins
   */
  public issued(validationRecordFqdns?: string[]): ICertificate[] {
    if (this.props.waitForIssue === false) return this.requested();
    return this.certificates(
      ({ at, scope, certificate }) =>
        new AcmCertificateValidation(scope, 'Issued', {
          provider: at.provider,
          region: at.region,
          certificateArn: certificate.arn,
          validationRecordFqdns,
          timeouts: { create: `${Token.asString(this.props.waitTimeoutMinutes ?? 75)}m` },
        }).certificateArn,
    );
  }

  private checkWaitTimeout(minutes: number | undefined): void {
    if (!isKnown(minutes)) return;
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= WAIT_TIMEOUT_MAXIMUM_MINUTES) return;
    throw new ValidationError(this.scope, {
      subject: 'waitTimeoutMinutes',
      rule: `must be a whole number of minutes from 1 to ${WAIT_TIMEOUT_MAXIMUM_MINUTES}`,
      got: minutes,
      remedy: 'leave it out to wait 75 minutes',
    });
  }

  private certificates(certificateArn: (request: RegionalRequest) => string): ICertificate[] {
    return this.requests.map((request) => ({
      certificateArn: certificateArn(request),
      region: regionOf(request.at),
      accountId: request.at.accountId,
      domainNames: this.domainNames,
      keyAlgorithm: this.props.keyAlgorithm ?? DEFAULT_KEY_ALGORITHM,
      certificateType: 'AMAZON_ISSUED',
    }));
  }
}
