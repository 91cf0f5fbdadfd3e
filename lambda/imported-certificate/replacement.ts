import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Material } from './material';

/** A certificate that stands, as ACM gives it out. */
export interface Standing {
  readonly leaf: X509Certificate;
  /** Whether it was imported with a chain. */
  readonly hasChain: boolean;
}

/** What a certificate must be, whichever it is. */
export interface Requirements {
  /** Names that it must cover, `*.example.com` for a wildcard. */
  readonly domainNames: readonly string[];
  /** Whether clients need the certificates between it and a root. */
  readonly needsChain: boolean;
  /** Whether it may end before what stands: somebody put it back. */
  readonly mayEndEarlier: boolean;
}

/** Whether the secret holds what stands already. */
export function isStanding({ leaf }: Material, standing: Standing | undefined): boolean {
  return leaf.fingerprint256 === standing?.leaf.fingerprint256;
}

/** Whether what stands would still be good when the secret's certificate is not. */
export function endsNoLater({ leaf }: Pick<Material, 'leaf'>, standing: Standing | undefined): boolean {
  return standing !== undefined && endOf(leaf) <= endOf(standing.leaf);
}

/**
 * Why a certificate must not be imported, all reasons; none where it may. What ACM itself refuses when a certificate takes the place
 * of another is asked before, for ACM tells it one by one (ACM User Guide, reimport a certificate).
 *
 * @param standing whose place it would take; none where it is the first
 */
export function problemsOf(
  material: Material,
  standing: Standing | undefined,
  requirements: Requirements,
  now: Date,
): string[] {
  return [
    ...problemsOfKey(material, standing),
    ...problemsOfTime(material, requirements.mayEndEarlier ? undefined : standing, now),
    ...problemsOfNames(material, requirements),
    ...problemsOfChain(material, requirements.needsChain || standing?.hasChain === true, now),
    ...problemsOfUse(material, standing),
  ];
}

function problemsOfKey({ leaf, privateKey }: Material, standing: Standing | undefined): string[] {
  const problems = leaf.checkPrivateKey(privateKey)
    ? []
    : ['its private key is not the key of the certificate'];
  const [own, present] = [keyOf(leaf.publicKey), standing && keyOf(standing.leaf.publicKey)];
  if (present !== undefined && own !== present)
    problems.push(
      `its key is ${own}, where the certificate that stands has ${present}, and ACM keeps to that`,
    );
  return problems;
}

/** Type and size, for example `rsa 2048` or `ec prime256v1`. */
function keyOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const size = asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve;
  return [asymmetricKeyType, size].filter((each) => each !== undefined).join(' ');
}

function problemsOfTime({ leaf }: Material, standing: Standing | undefined, now: Date): string[] {
  const problems = problemsOfValidity('it', leaf, now);
  if (standing && endsNoLater({ leaf }, standing))
    problems.push(
      `it ends on ${day(endOf(leaf))}, no later than the certificate that stands (${day(endOf(standing.leaf))})`,
    );
  return problems;
}

function problemsOfValidity(which: string, certificate: X509Certificate, now: Date): string[] {
  const [start, end] = [new Date(certificate.validFrom), endOf(certificate)];
  if (now < start) return [`${which} is valid only from ${day(start)}`];
  return now > end ? [`${which} expired on ${day(end)}`] : [];
}

function endOf({ validTo }: X509Certificate): Date {
  return new Date(validTo);
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function problemsOfNames({ leaf }: Material, { domainNames }: Requirements): string[] {
  const missing = domainNames.filter((name) => !covers(leaf, name));
  return missing.length === 0 ? [] : [`it does not cover ${missing.join(', ')}, which the file declares`];
}

/** A wildcard is covered where any name below it is. */
function covers(leaf: X509Certificate, name: string): boolean {
  const asked = name.replace(/^\*/, 'any-name-whatsoever');
  return leaf.checkHost(asked, { subject: 'never', partialWildcards: false }) !== undefined;
}

function problemsOfChain({ leaf, chain }: Material, isNeeded: boolean, now: Date): string[] {
  if (chain.length === 0)
    return isNeeded ? ['it comes without its chain, which clients need or have had so far'] : [];
  const broken = [leaf, ...chain.slice(0, -1)].findIndex((certificate, index) => {
    const issuer = chain[index]!;
    return !(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && issuer.ca);
  });
  return [
    ...(broken === -1 ? [] : [`certificate ${broken + 1} of its chain did not issue the one before it`]),
    ...chain.flatMap((each, index) => problemsOfValidity(`certificate ${index + 1} of its chain`, each, now)),
  ];
}

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

/** ACM lets no use go but that of clients (ACM User Guide, reimport a certificate). */
function problemsOfUse({ leaf }: Material, standing: Standing | undefined): string[] {
  const own = leaf.keyUsage ?? [];
  const lost = (standing?.leaf.keyUsage ?? []).filter(
    (use) => use !== CLIENT_AUTHENTICATION && !own.includes(use),
  );
  return lost.length === 0
    ? []
    : [`it lacks extended key usages that the certificate that stands has: ${lost.join(', ')}`];
}
