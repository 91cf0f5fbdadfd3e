import type { AskedType } from './dns-message';
import type { Finding } from './finding';
import { type Resolver, isAnswer } from './resolver';
import { zoneOf } from './zone-cuts';

/**
 * What lies behind a code that is no answer: signatures that do not hold, or the zone's name servers.
 *
 * @throws DnsFailure where it is the resolver
 */
export async function causeOf(
  resolver: Resolver,
  name: string,
  type: AskedType,
  code: string,
): Promise<'signatures' | 'zone'> {
  if (code !== 'SERVFAIL') throw resolver.failure(name, type, code);
  if (isAnswer((await resolver.resolveUnchecked(name, type)).code)) return 'signatures';
  const root = await resolver.resolve('', 'SOA');
  if (!isAnswer(root.code)) throw resolver.failure(name, type, code);
  return 'zone';
}

/** Whether the resolver keeps a zone back because its signatures do not hold. */
export async function signatureFindings(resolver: Resolver, zoneName: string): Promise<Finding[]> {
  const { code } = await resolver.resolve(zoneName, 'SOA');
  if (code !== 'SERVFAIL' || !isAnswer((await resolver.resolveUnchecked(zoneName, 'SOA')).code)) return [];
  return [brokenSignatures(zoneName, zoneName)];
}

/** That the signatures of the zone of a name do not hold. */
export async function signatureFinding(
  resolver: Resolver,
  name: string,
  certificateName: string,
): Promise<Finding> {
  return brokenSignatures((await zoneOf(resolver, name)) || '.', certificateName);
}

/** Authorities check signatures since 15 March 2026 (CA/Browser Forum, ballot SC-085v2). */
function brokenSignatures(zoneName: string, name: string): Finding {
  return {
    id: 'dnssec-broken',
    severity: 'error',
    name,
    subject: `zone ${zoneName}`,
    problem:
      'must be signed as its parent zone says (DNSSEC), or no authority issues, got answers only without checking',
    remedy:
      'sign it anew, or take its DS record away from the parent zone; caches keep the old one for a while',
    records: [],
  };
}

/** Whether the resolver denies the root, and so everything: then nothing it does not find is missing. */
export async function denialFindings(resolver: Resolver, name: string): Promise<Finding[]> {
  const { code, answers } = await resolver.resolve('', 'SOA');
  if (!isAnswer(code) || answers.some((record) => record.type === 'SOA' && record.name === '')) return [];
  return [
    {
      id: 'resolver-denies',
      severity: 'unknown',
      name,
      subject: 'resolver',
      problem: `must know the root of the DNS, got ${code === 'NOERROR' ? 'no SOA record' : code}, so nothing follows from what it does not find`,
      remedy: 'choose another resolver',
      records: [],
    },
  ];
}
