import { type PlannedResource, type StackPlan, driftedResources, namesOf, textOf } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { providerAccountChanged } from './provider-account-changed';
import { providerRegionReplaced } from './provider-region-replaced';

/** The refresh finds no certificate, zone or CA where it was, and the plan makes it again. */
export const noLongerFound: Rule = {
  id: 'no-longer-found',
  title: 'No longer found, and made again',
  reason:
    'Terraform takes what a refresh does not find for deleted, also where the provider looks in another account or Region.',
  check: (changes) => changes.plans.flatMap((plan) => madeAgain(plan, changes)),
};

/** What other accounts, parents and services rely on being the same. */
const KEPT: ReadonlySet<string> = new Set([
  'aws_acm_certificate',
  'aws_acmpca_certificate_authority',
  'aws_route53_zone',
  'cloudflare_zone',
]);

function madeAgain(plan: StackPlan, changes: PlannedChanges): Finding[] {
  const { stack } = plan;
  const explained = new Set(
    [...providerRegionReplaced.check(changes), ...providerAccountChanged.check(changes)].flatMap((finding) =>
      finding.stack === stack ? (finding.covers ?? []) : [],
    ),
  );
  const managed = changes.managed.filter((resource) => resource.stack === stack);
  const made = new Set(managed.flatMap(({ state, address }) => (state === 'create' ? address : [])));
  const lost = driftedResources(plan).filter(
    ({ state, address }) => state === 'delete' && made.has(address) && !explained.has(address),
  );
  const keptAndLost = lost.filter(({ type }) => KEPT.has(type));
  const [first] = keptAndLost;
  if (first === undefined) return [];
  const found = managed.filter(({ type, before }) => KEPT.has(type) && before !== undefined).length;
  const covers = lost.map(({ address }) => address);
  const names = keptAndLost.map(nameOf);
  if (found > 0) {
    return [
      findingOf('no-longer-found', first, {
        severity: 'critical',
        what: phrase`${names} of the stack is no longer found, and is made again, with what hangs on it. What is made has another ARN and, for a zone, other name servers.`,
        remedy: phrase`Find out who deleted it. A private CA can be restored, a zone has to be delegated anew, and a certificate has to be taken over by whatever was given its ARN.`,
        covers,
      }),
    ];
  }
  return [
    findingOf('no-longer-found', first, {
      severity: 'critical',
      what: phrase`Nothing of ${names} is found any more, and all of it is made again. A provider that looks in another account or Region shows the same.`,
      remedy: phrase`Check the credentials, the role and the Region of the run before anything is applied. Where it really was deleted, find out who did it; a private CA can be restored.`,
      covers,
    }),
  ];
}

/** A name to look for: that of a certificate or zone, else the address. */
function nameOf(resource: PlannedResource): string {
  return namesOf(resource)[0] ?? textOf(resource.values.name) ?? resource.address;
}
