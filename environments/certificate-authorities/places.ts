import { Words, parseCertificateAuthorityArn, partitionOf, ruleSentence } from '../../modules/core';
import { type Draft, entry } from '../draft';
import { zoneNameOf } from '../domains';
import type { Foundation, SharedServices } from '../foundation';
import { zoneFacts } from '../zones';
import type {
  CertificateAuthority,
  CreatedCertificateAuthority,
  ExistingCertificateAuthority,
  ExternallySignedCertificateAuthority,
  Revocation,
} from '.';

/** Whether a CA is managed elsewhere. */
export function isExisting(
  authority: Draft<CertificateAuthority>,
): authority is Draft<ExistingCertificateAuthority> {
  return authority.type === 'existing';
}

/** Whether a CA outside AWS signs it. */
export function isExternallySigned(
  authority: Draft<CertificateAuthority>,
): authority is Draft<ExternallySignedCertificateAuthority> {
  return authority.type === 'externally-signed';
}

/** Whether AWS Private CA signs it here. */
export function isCreated(
  authority: Draft<CertificateAuthority>,
): authority is Draft<CreatedCertificateAuthority> {
  return !isExisting(authority) && !isExternallySigned(authority);
}

/** Whether a CA can issue nothing yet, as its certificate was not signed. */
export function isPending(authority: Draft<CertificateAuthority>): boolean {
  return isExternallySigned(authority) && authority.installedCertificate === undefined;
}

/** Where a CA is, and so the certificates it issues; undefined where what says it is missing. */
export function regionOfAuthority(
  authority: Draft<CertificateAuthority>,
  sharedServicesRegion: string | undefined,
): string | undefined {
  return isExisting(authority)
    ? parseCertificateAuthorityArn(authority.certificateAuthorityArn)?.region
    : (authority.region ?? sharedServicesRegion);
}

/** Whether another account than shared services owns a CA: shared services then neither shares it nor signs with it. */
export function isForeign(
  authority: Draft<CertificateAuthority>,
  sharedServicesAccountId: string | undefined,
): boolean {
  if (!isExisting(authority)) return false;
  const owner = parseCertificateAuthorityArn(authority.certificateAuthorityArn)?.accountId;
  return owner !== undefined && owner !== sharedServicesAccountId;
}

/** Every host name that some certificate of a CA carries, today's first. */
export function crlHostNames(revocation: Draft<Revocation> | undefined): string[] {
  if (revocation?.type !== 'crl') return [];
  return [revocation.hostName, ...(revocation.formerHostNames ?? [])].flatMap((name) => name ?? []);
}

/**
 * The host names of a CA's lists that the stacks serve, each with its zone.
 *
 * CloudFront is not in GovCloud, and in China it takes no ACM certificates (Amazon CloudFront in China, feature
 * differences).
 */
export function servedHostNames(
  { zones = {}, region }: Draft<SharedServices>,
  revocation: Draft<Revocation> | undefined,
): Array<readonly [hostName: string, zone: string]> {
  if (partitionOf(region) !== 'aws') return [];
  return crlHostNames(revocation).flatMap((hostName) => {
    const zone = zoneNameOf(zones, hostName);
    // A new zone answers to nobody before it is delegated.
    const isServed = zone !== undefined && zoneFacts(entry(zones, zone))?.hostedZone?.isDelegated;
    return isServed ? [[hostName, zone] as const] : [];
  });
}

/** Whether a CA's lists may be served by CloudFront now or later: it takes certificates of another Region. */
export function servesLists(
  { region }: Draft<SharedServices>,
  authority: Draft<CertificateAuthority>,
): boolean {
  return partitionOf(region) === 'aws' && !isExisting(authority) && authority.revocation?.type === 'crl';
}

/** A CA that an environment declares. */
export function authorityOf({ sharedServices }: Foundation, name: string): CertificateAuthority {
  const authority = entry(sharedServices.certificateAuthorities, name);
  if (!authority) {
    const broken = { subject: 'a CA', rule: 'must be declared', got: name, remedy: 'declare it' };
    throw new Error(ruleSentence(broken));
  }
  return authority;
}

/** Region of a CA that an environment declares, and of its shares. */
export function authorityRegion(environment: Foundation, name: string): string {
  const region = regionOfAuthority(authorityOf(environment, name), environment.sharedServices.region);
  if (region === undefined) {
    const rule = 'must be in a Region';
    throw new Error(
      ruleSentence({ subject: `the CA ${name}`, rule, got: new Words('none'), remedy: 'correct its ARN' }),
    );
  }
  return region;
}

/** Regions of the CAs that an environment declares, as often as there are CAs. */
export function authorityRegions(environment: Foundation): string[] {
  return Object.keys(environment.sharedServices.certificateAuthorities ?? {}).map((name) =>
    authorityRegion(environment, name),
  );
}
