import { type PlannedResource, type Values, accountIdOf } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { ownHostNames } from '../host-names';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { namesOfUsers } from '../subjects';

/** Two services want one name that AWS gives only once. */
export const nameClaimedTwice: Rule = {
  id: 'name-claimed-twice',
  title: 'The same name claimed twice',
  reason:
    'CloudFront gives an alias to one distribution in the world, API Gateway a custom domain to one of an account and Region (CNAMEAlreadyExists, ConflictException).',
  check: (changes) =>
    SPACES.flatMap(({ types, spaceOf }) => claimedTwice(changes, changes.ofType(...types), spaceOf)),
};

/** Within what a name is given once, and to resources of which types. */
const SPACES: ReadonlyArray<{
  readonly types: readonly string[];
  readonly spaceOf: (service: PlannedResource) => string;
}> = [
  // Domains of Cognito and AppSync are served by distributions of their own.
  {
    types: ['aws_cloudfront_distribution', 'aws_cognito_user_pool_domain', 'aws_appsync_domain_name'],
    spaceOf: () => 'CloudFront',
  },
  // REST APIs have the names of all others (API Gateway Developer Guide, custom domain names).
  { types: ['aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name'], spaceOf: placeOf },
];

function placeOf(service: PlannedResource): string {
  return `${accountIdOf(service)} ${service.region ?? service.stack}`;
}

function claimedTwice(
  changes: PlannedChanges,
  services: readonly PlannedResource[],
  spaceOf: (service: PlannedResource) => string,
): Finding[] {
  const holders = new Map<string, PlannedResource[]>();
  for (const service of services) {
    for (const name of new Set([...claimed(service, 'before'), ...claimed(service, 'after')])) {
      const key = `${spaceOf(service)} ${name}`;
      holders.set(key, [...(holders.get(key) ?? []), service]);
    }
  }
  return services.flatMap((service) => {
    const had = claimed(service, 'before');
    return claimed(service, 'after')
      .filter((name) => !had.includes(name))
      .flatMap((name) => {
        const others = (holders.get(`${spaceOf(service)} ${name}`) ?? []).filter((each) => each !== service);
        return others.length === 0 ? [] : [conflict(changes, service, name, others)];
      });
  });
}

function conflict(
  changes: PlannedChanges,
  service: PlannedResource,
  name: string,
  others: readonly PlannedResource[],
): Finding {
  const keeping = others.filter((other) => claimed(other, 'after').includes(name));
  const who = namesOfUsers(changes, [service]);
  return keeping.length > 0
    ? findingOf('name-claimed-twice', service, {
        severity: 'critical',
        what: phrase`${who} takes the name ${name}, which ${keeping.map(({ address }) => address)} has too: AWS gives it once, and the apply fails.`,
        remedy: phrase`Leave the name with one of them.`,
      })
    : findingOf('name-claimed-twice', service, {
        severity: 'medium',
        what: phrase`${who} takes the name ${name} from ${others.map(({ address }) => address)}. Terraform does the two in no certain order: the apply fails where the name is not free yet, and nothing answers for it in between.`,
        remedy: phrase`Give the name up in one apply and take it in the next or, between distributions, move it by AssociateAlias.`,
      });
}

function claimed(service: PlannedResource, when: 'before' | 'after'): string[] {
  return isPrivate(service[when]) ? [] : ownHostNames(service, service[when]);
}

/** Private domain names may be there several times (API Gateway Developer Guide, private custom domain names). */
function isPrivate(values: Values | undefined): boolean {
  const blocks: unknown = values?.endpoint_configuration;
  return (
    Array.isArray(blocks) &&
    blocks.some((block: Values | null) => Array.isArray(block?.types) && block.types.includes('PRIVATE'))
  );
}
