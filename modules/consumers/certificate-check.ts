import type { IConstruct } from 'constructs';
import {
  type CertificateType,
  type ICertificate,
  type KeyAlgorithm,
  type Placement,
  ValidationError,
  Words,
  certificateTypesText,
  coversHostName,
  isKnown,
  normalizeDomainName,
  parseArn,
  parseCertificateArn,
  regionOf,
} from '../core/constructs';

/** What a service asks of a certificate. What is absent or a token is not checked. */
export interface CertificateUse {
  /** The service, as the message names it, for example `an Application Load Balancer`. */
  readonly service: string;
  /**
   * Key algorithms the service takes.
   *
   * @default - any
   */
  readonly keyAlgorithms?: readonly KeyAlgorithm[];
  /**
   * Who may have issued the certificate.
   *
   * @default - anybody
   */
  readonly certificateTypes?: readonly CertificateType[];
  /**
   * Region the certificate must live in; not always the service's own.
   *
   * @default - not checked
   */
  readonly region?: string;
  /**
   * Account of the service, which must own the certificate too.
   *
   * @default - not checked
   */
  readonly accountId?: string;
  /**
   * Whether the service takes no certificate of a private CA.
   *
   * @default false
   */
  readonly refusesPrivate?: boolean;
  /**
   * Host names clients ask the service for.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
}

/** Region and account of a service: as its placement says or, where that says nothing, its ARN. */
export function placeOfService(at: Placement, arn: string): Pick<CertificateUse, 'region' | 'accountId'> {
  const parts = isKnown(arn) ? parseArn(arn) : undefined;
  return {
    region: regionOf(at) ?? (parts?.region || undefined),
    accountId: at.accountId ?? (parts?.accountId || undefined),
  };
}

/**
 * Refuses a certificate that AWS would refuse to attach, or that clients would not accept.
 *
 * Region and account are read from the ARN where the certificate does not say them.
 */
export function checkCertificate(scope: IConstruct, certificate: ICertificate, use: CertificateUse): void {
  const arn = isKnown(certificate.certificateArn)
    ? parseCertificateArn(certificate.certificateArn)
    : undefined;
  checkAccount(scope, certificate.accountId ?? arn?.accountId, use);
  checkRegion(scope, certificate.region ?? arn?.region, use);
  checkKeyAlgorithm(scope, certificate.keyAlgorithm, use);
  checkType(scope, certificate.certificateType, use);
  checkHostNames(scope, [certificate], use);
}

/** As `checkCertificate`, of several that a service chooses from by the host name a client asks for. */
export function checkCertificates(
  scope: IConstruct,
  certificates: readonly ICertificate[],
  { hostNames, ...use }: CertificateUse,
): void {
  for (const certificate of certificates) checkCertificate(scope, certificate, use);
  checkHostNames(scope, certificates, { service: use.service, hostNames });
}

/** Refuses a host name that none of a service's certificates covers. One certificate of unknown names may cover it. */
export function checkHostNames(
  scope: IConstruct,
  certificates: readonly ICertificate[],
  { service, hostNames }: Pick<CertificateUse, 'service' | 'hostNames'>,
): void {
  const names = certificates.flatMap(({ domainNames }): ReadonlyArray<string | undefined> =>
    isKnown(domainNames) ? domainNames : [undefined],
  );
  if (!isKnown(hostNames) || !names.every((name) => isKnown(name))) return;
  const certificateNames = names.map(normalizeDomainName);
  const uncovered = hostNames.find(
    (hostName) =>
      isKnown(hostName) &&
      !certificateNames.some((name) => coversHostName(name, normalizeDomainName(hostName))),
  );
  if (uncovered !== undefined) {
    const names = certificateNames.join(', ') || 'no name';
    throw new ValidationError(scope, {
      subject: `every host name of ${service}`,
      rule: 'must be on a certificate',
      got: new Words(`${JSON.stringify(uncovered)} and certificates for ${names}`),
      remedy: 'add it to the certificate, where a wildcard stands for exactly one label',
    });
  }
}

function checkAccount(
  scope: IConstruct,
  owner: string | undefined,
  { service, accountId }: CertificateUse,
): void {
  if (!isKnown(owner) || !isKnown(accountId) || owner === accountId) return;
  throw new ValidationError(scope, {
    subject: service,
    rule: 'takes a certificate of its own account only',
    got: new Words(`one of account ${owner} in account ${accountId}`),
    remedy:
      'AWS shares no certificate between accounts, neither by RAM nor by policy, so use one of: ' +
      'a public certificate requested in this account and validated through the central zone, ' +
      'a private certificate requested in this account from the CA shared by RAM, ' +
      'or a distributed copy of an exportable certificate',
  });
}

function checkRegion(
  scope: IConstruct,
  actual: string | undefined,
  { service, region }: CertificateUse,
): void {
  if (!isKnown(actual) || !isKnown(region) || actual === region) return;
  throw new ValidationError(scope, {
    subject: service,
    rule: `takes a certificate of ${region} here`,
    got: new Words(`one of ${actual}`),
    remedy: `give the certificate a placement in ${region} and pass that one, as ACM copies none between Regions`,
  });
}

function checkKeyAlgorithm(
  scope: IConstruct,
  actual: string | undefined,
  { service, keyAlgorithms }: CertificateUse,
): void {
  if (!isKnown(actual) || keyAlgorithms === undefined || keyAlgorithms.some((each) => each === actual))
    return;
  throw new ValidationError(scope, {
    subject: service,
    rule: `takes a key of ${keyAlgorithms.join(', ')}`,
    got: new Words(actual),
    remedy:
      'use a certificate with one of these, as the algorithm of an issued certificate cannot be changed',
  });
}

function checkType(
  scope: IConstruct,
  actual: CertificateType | undefined,
  { service, certificateTypes }: CertificateUse,
): void {
  if (actual === undefined || certificateTypes === undefined || certificateTypes.includes(actual)) return;
  throw new ValidationError(scope, {
    subject: service,
    rule: `takes ${certificateTypesText(certificateTypes)} only`,
    got: new Words(certificateTypesText([actual])),
    remedy: 'use another certificate',
  });
}
