import type { Review, ReviewedFinding } from '../../review';
import { phrase } from '../../review/phrase';
import { fleetCertificate } from './fleet';

/** A review in which everything from outside is one of some texts; there must be 25. */
export function hostileReview(texts: readonly string[]): Review {
  const left = [...texts];
  const next = () => {
    const text = left.shift();
    if (text === undefined) throw new Error(`a hostile review needs 25 texts, got ${texts.length}`);
    return text;
  };
  const [account, stack, address, reason] = [next(), next(), next(), next()];
  const acceptance = {
    rule: 'names-dropped',
    stack,
    resource: address,
    reason,
    until: '2025-01-01',
  } as const;
  const finding: ReviewedFinding = {
    rule: 'names-dropped',
    severity: 'high',
    title: 'Names dropped that a service still serves',
    stack,
    address,
    what: phrase`${next()} loses ${[next(), next()]}.`,
    remedy: phrase`Keep ${next()}.`,
    noLongerAccepted: acceptance,
    owner: next(),
  };
  const item = { account, state: 'replace', resources: [{ stack, address }] } as const;
  const certificate = fleetCertificate('web', {
    ...item,
    id: next(),
    names: [next(), next()],
    removedNames: [next()],
    regions: [next()],
    records: [
      { provedName: next(), recordName: next(), zone: 'zone', state: 'delete' },
      { provedName: next(), state: 'create' },
    ],
    issuer: 'share',
    expiry: '2027-01-01T00:00:00Z',
    replacedExpiry: '2026-06-01T00:00:00Z',
  });
  return {
    findings: [
      finding,
      {
        ...finding,
        severity: 'low',
        address: next(),
        noLongerAccepted: undefined,
        accepted: { ...acceptance, reason: next() },
      },
    ],
    stacks: [{ stack, unchanged: 0, changes: [{ type: next(), action: 'create', count: 1 }] }],
    fleet: {
      accounts: [{ id: account, name: stack }],
      zones: [{ ...item, id: 'zone', name: next() }],
      certificateAuthorities: [{ ...item, id: 'authority', commonName: next() }],
      shares: [
        { ...item, id: 'share', name: next(), certificateAuthority: 'authority', principals: [next()] },
      ],
      certificates: [certificate],
      consumers: [
        {
          ...item,
          id: 'consumer',
          service: 'load balancer listener',
          name: next(),
          certificates: [certificate.id],
        },
      ],
    },
  };
}
