import { crlHostNames, isExisting } from '../certificate-authorities/places';
import { DEFAULT_PERMISSIONS, shareSuffix } from '../certificate-authorities/shares';
import type { Environment, SharedServices } from '../environment';
import {
  SHARED_SERVICES,
  resourceShareName,
  shareArnLookUpId,
  shareArnParameterId,
  shareArnParameterName,
  shareId,
  stackName,
  validationRoleName,
} from '../names';
import { nameToProve } from '../../modules/core';
import { declaredConsumers } from '../consumers/declared-consumers';
import { type Claim, nameClaims } from '../consumers/consumer-kind';
import { type Draft, entriesOf } from '../draft';
import { pointedHostNames } from '../host-names';
import { textProofs } from '../text-proofs';
import { type Path, type Problem, pathText } from '../problem';

/** Everything claimed once within an environment. */
export function checkClaims(environment: Draft<Environment>): Problem[] {
  const owners = new Map<string, Path>();
  return onePerPath(
    [...claimsOnTheWorld(environment), ...constructIds(environment)].flatMap((claim) => {
      const owner = owners.get(claim.thing);
      if (owner === undefined) owners.set(claim.thing, claim.path);
      return owner === undefined ? [] : [problemOf(claim, `${pathText(owner)} has already`)];
    }),
  );
}

/** What another environment of the folder claims too: names that both compute, and what can be had once. */
export function checkForeignNames(
  environment: Draft<Environment>,
  others: Readonly<Record<string, Draft<Environment>>>,
): Problem[] {
  const owners = new Map(
    entriesOf(others).flatMap(([file, other]) =>
      claimsOnTheWorld(other).map(({ thing, path }) => [
        thing,
        `${pathText(path)} of environment "${file}" has too`,
      ]),
    ),
  );
  return onePerPath(
    claimsOnTheWorld(environment).flatMap((claim) => {
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

/** What is claimed in AWS, and not only within an environment. */
function claimsOnTheWorld(environment: Draft<Environment>): Claim[] {
  return [
    ...computedNames(environment),
    ...lists(environment),
    ...ownBuckets(environment),
    ...occupied(environment),
    ...pointed(environment),
    ...proved(environment),
  ];
}

/** Names that stacks compute, by the stacks' own functions; no other environment may compute them too. */
function computedNames({ name, sharedServices, applications }: Draft<Environment>): Claim[] {
  if (name === undefined) return [];
  const claim = (path: Path, thing: string): Claim => ({ path, thing, remedy: 'rename one of them' });
  return [
    claim(['name'], `stack "${stackName(name, SHARED_SERVICES)}"`),
    claim(['name'], `state "${stackName(name, SHARED_SERVICES)}"`),
    ...entriesOf(applications).flatMap(([account, application]) => {
      const path = ['applications', account];
      const formerly = application?.formerly;
      return [
        claim(path, `stack "${stackName(name, account)}"`),
        claim(
          formerly === undefined ? path : [...path, 'formerly'],
          `state "${stackName(name, formerly ?? account)}"`,
        ),
        claim(path, `role "${validationRoleName(name, account)}"`),
      ];
    }),
    ...sharedAuthorities(sharedServices).flatMap(({ path, authority, suffixes }) => [
      ...suffixes.map((suffix) => claim(path, `RAM share "${resourceShareName(name, authority, suffix)}"`)),
      claim(path, `SSM parameter "${shareArnParameterName(name, authority)}"`),
    ]),
  ];
}

/** Ids that CAs have to themselves within an environment. */
function constructIds({ sharedServices }: Draft<Environment>): Claim[] {
  return sharedAuthorities(sharedServices).flatMap(({ path, authority, suffixes }) =>
    [
      ...suffixes.map((suffix) => shareId(authority, suffix)),
      shareArnParameterId(authority),
      shareArnLookUpId(authority),
    ].map((id) => ({ path, thing: `construct id "${id}"`, remedy: 'rename one of them' })),
  );
}

/** What the revocation lists of CAs have to themselves: buckets, and host names, which CloudFront serves. */
function lists({ sharedServices }: Draft<Environment>): Claim[] {
  return entriesOf(sharedServices?.certificateAuthorities).flatMap(([name, authority]): Claim[] => {
    const revocation = authority && !isExisting(authority) ? authority.revocation : undefined;
    if (revocation?.type !== 'crl') return [];
    const path = ['sharedServices', 'certificateAuthorities', name, 'revocation'];
    return [
      ...(revocation.bucketName === undefined
        ? []
        : [
            {
              path: [...path, 'bucketName'],
              thing: `S3 bucket "${revocation.bucketName}"`,
              remedy: 'give each CA a bucket of its own',
            },
          ]),
      ...nameClaims(
        [...new Set(crlHostNames(revocation))].map((hostName) => [
          [...path, hostName === revocation.hostName ? 'hostName' : 'formerHostNames'],
          hostName,
        ]),
        'CloudFront',
      ),
    ];
  });
}

/** The buckets of the bundle of roots and of the census. */
function ownBuckets({ sharedServices, census }: Draft<Environment>): Claim[] {
  const buckets = [
    {
      bucketName: sharedServices?.caCertificatesBundle?.bucketName,
      path: ['sharedServices', 'caCertificatesBundle', 'bucketName'],
      remedy: 'give the bundle a bucket of its own',
    },
    {
      bucketName: census?.bucketName,
      path: ['census', 'bucketName'],
      remedy: 'give the census a bucket of its own',
    },
  ];
  return buckets.flatMap(({ bucketName, path, remedy }) =>
    bucketName === undefined ? [] : [{ path, thing: `S3 bucket "${bucketName}"`, remedy }],
  );
}

/** The CAs that are shared, with what tells the shares of each apart. */
function sharedAuthorities(sharedServices: Draft<SharedServices> | undefined) {
  return entriesOf(sharedServices?.certificateAuthorities).flatMap(([authority, { shareWith } = {}]) =>
    shareWith === undefined
      ? []
      : [
          {
            path: ['sharedServices', 'certificateAuthorities', authority],
            authority,
            // A permission that is there twice has its own problem.
            suffixes: [...new Set(shareWith.permissions ?? DEFAULT_PERMISSIONS)].flatMap((permission) =>
              permission === undefined
                ? []
                : [false, true].map((accepted) => shareSuffix({ permission, accepted })),
            ),
          },
        ],
  );
}

/** What consumers occupy. */
function occupied({ applications }: Draft<Environment>): Claim[] {
  return entriesOf(applications).flatMap(([applicationName, application]) =>
    application?.retired
      ? []
      : declaredConsumers(applicationName, application).flatMap(({ path, facts }) =>
          facts.claims.map((claim) => ({ ...claim, path: [...path, ...claim.path] })),
        ),
  );
}

/** Host names that have records: each points at one consumer. */
function pointed({ sharedServices, applications }: Draft<Environment>): Claim[] {
  return entriesOf(applications).flatMap(([applicationName, application]) =>
    pointedHostNames(sharedServices?.zones ?? {}, application ?? {}).map(({ consumer, path, hostName }) => ({
      path: ['applications', applicationName, 'consumers', consumer, ...path],
      thing: `the records of "${hostName}"`,
      remedy: "set hostNameRecords to 'withdrawn' for the service behind the other",
    })),
  );
}

/** The record that proves a name is one stack's: two would take out each other's texts. Within a stack it is shared. */
function proved({ sharedServices, applications }: Draft<Environment>): Claim[] {
  return entriesOf(applications).flatMap(([applicationName, application]) => {
    const names = textProofs(sharedServices?.zones ?? {}, application ?? {});
    const first = new Map(names.toReversed().map((each) => [nameToProve(each.hostName), each]));
    return [...first].map(([name, { consumer, path }]) => ({
      path: ['applications', applicationName, 'consumers', consumer, ...path],
      thing: `the TXT record that proves "${name}"`,
      remedy:
        "set textProof of all of them to 'withdrawn', write one record with the texts of the stacks' outputs, and set proofPublished",
    }));
  });
}
