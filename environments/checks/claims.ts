import type { Environment, SharedServices } from '../environment';
import {
  SHARED_SERVICES,
  authorityIds,
  resourceShareName,
  shareArnParameterName,
  stackName,
  validationRoleName,
} from '../names';
import { type Claim, consumerFacts } from './consumer-facts';
import { type Draft, entriesOf } from './draft';
import { type Path, type Problem, pathText } from './problem';

/** Everything claimed once within an environment. */
export function checkClaims(environment: Draft<Environment>): Problem[] {
  const owners = new Map<string, Path>();
  return onePerPath(
    [...computedNames(environment), ...idsAndBuckets(environment), ...occupied(environment)].flatMap(
      (claim) => {
        const owner = owners.get(claim.thing);
        if (owner === undefined) owners.set(claim.thing, claim.path);
        return owner === undefined ? [] : [problemOf(claim, `${pathText(owner)} has already`)];
      },
    ),
  );
}

/** Computed names that another environment of the folder computes too. */
export function checkForeignNames(
  environment: Draft<Environment>,
  others: Readonly<Record<string, Draft<Environment>>>,
): Problem[] {
  const owners = new Map(
    entriesOf(others).flatMap(([file, other]) =>
      computedNames(other).map(({ thing, path }) => [
        thing,
        `${pathText(path)} of environment "${file}" has too`,
      ]),
    ),
  );
  return onePerPath(
    computedNames(environment).flatMap((claim) => {
      const owner = owners.get(claim.thing);
      return owner === undefined ? [] : [problemOf(claim, owner)];
    }),
  );
}

function problemOf({ path, thing, remedy }: Claim, owner: string): Problem {
  return { path, rule: `must not claim ${thing}, which ${owner}`, remedy };
}

/** One name of a thing explains the others. */
function onePerPath(problems: readonly Problem[]): Problem[] {
  return [
    ...new Map(problems.toReversed().map((problem) => [pathText(problem.path), problem])).values(),
  ].reverse();
}

/** Names that stacks compute, by the stacks' own functions; no other environment may compute them too. */
function computedNames({ name, sharedServices, applications }: Draft<Environment>): Claim[] {
  if (name === undefined) return [];
  const claim = (path: Path, thing: string): Claim => ({ path, thing, remedy: 'rename one of them' });
  return [
    claim(['name'], `stack "${stackName(name, SHARED_SERVICES)}"`),
    ...entriesOf(applications).flatMap(([account]) => {
      const path = ['applications', account];
      return [
        claim(path, `stack "${stackName(name, account)}"`),
        claim(path, `role "${validationRoleName(name, account)}"`),
      ];
    }),
    ...sharedAuthorities(sharedServices).flatMap(([path, authority]) => [
      claim(path, `RAM share "${resourceShareName(name, authority)}"`),
      claim(path, `RAM share "${resourceShareName(name, authority, true)}"`),
      claim(path, `SSM parameter "${shareArnParameterName(name, authority)}"`),
    ]),
  ];
}

/** What CAs have to themselves within an environment. */
function idsAndBuckets({ sharedServices }: Draft<Environment>): Claim[] {
  const ids = sharedAuthorities(sharedServices).flatMap(([path, authority]) =>
    Object.values(authorityIds(authority)).map((id) => ({
      path,
      thing: `construct id "${id}"`,
      remedy: 'rename one of them',
    })),
  );
  const buckets = entriesOf(sharedServices?.certificateAuthorities).flatMap(([name, authority]): Claim[] =>
    authority?.revocation?.type === 'crl' && authority.revocation.bucketName !== undefined
      ? [
          {
            path: ['sharedServices', 'certificateAuthorities', name, 'revocation', 'bucketName'],
            thing: `S3 bucket "${authority.revocation.bucketName}"`,
            remedy: 'give each CA a bucket of its own',
          },
        ]
      : [],
  );
  return [...ids, ...buckets];
}

function sharedAuthorities(sharedServices: Draft<SharedServices> | undefined): Array<[Path, string]> {
  return entriesOf(sharedServices?.certificateAuthorities).flatMap(
    ([name, authority]): Array<[Path, string]> =>
      authority?.shareWith === undefined ? [] : [[['sharedServices', 'certificateAuthorities', name], name]],
  );
}

/** What consumers occupy. */
function occupied({ applications }: Draft<Environment>): Claim[] {
  return entriesOf(applications).flatMap(([applicationName, application]) =>
    entriesOf(application?.consumers).flatMap(([name, consumer]) => {
      const facts = application && consumer ? consumerFacts(consumer, application) : undefined;
      const at = ['applications', applicationName, 'consumers', name];
      return (facts?.claims ?? []).map((claim) => ({ ...claim, path: [...at, ...claim.path] }));
    }),
  );
}
