import { normalizeDomainName, parseArn } from '../../modules/core';
import { type Certificate, certificateFacts } from '../certificates';
import { type Draft, entriesOf, itemsOf } from '../draft';
import { draftedRegions } from '../entry-regions';
import type { Application, Environment } from '../environment';
import { type Path, type Problem, pathText } from '../problem';
import { suggestion } from '../suggestion';

interface Distributed {
  readonly path: Path;
  readonly account: string;
  readonly name: string;
  readonly application: Draft<Application>;
  readonly certificate: Draft<Certificate>;
  readonly accounts: ReadonlyArray<[number, string]>;
  /** Key of its secret. @default - it has no secret, or none that is well-formed */
  readonly kmsKeyArn?: string;
}

/** Certificates that are distributed: exportable, in one Region, each to declared accounts, and told apart by their first names. */
export function checkDistribution(environment: Draft<Environment>): Problem[] {
  const distributed = distributedCertificates(environment);
  return [
    ...distributed.flatMap((each) => [
      ...formProblems(each),
      ...keyProblems(each),
      ...accountProblems(each, environment),
    ]),
    ...sameNameProblems(distributed),
  ];
}

/** The certificates of an environment that are distributed. */
export function distributedCertificates({ applications }: Draft<Environment>): Distributed[] {
  return entriesOf(applications).flatMap(([account, application]) =>
    entriesOf(application?.certificates).flatMap(([name, certificate]) => {
      const { distribution } = certificateFacts(certificate) ?? {};
      if (application === undefined || certificate === undefined || distribution === undefined) return [];
      const path = ['applications', account, 'certificates', name];
      const { accounts, secret } = distribution;
      return [
        {
          ...{ path, account, name, application, certificate },
          accounts: itemsOf(accounts),
          kmsKeyArn: secret?.kmsKeyArn,
        },
      ];
    }),
  );
}

function formProblems({ path, application, certificate }: Distributed): Problem[] {
  const problems: Problem[] = [];
  if (certificate.source === 'public' && certificate.exportable !== true)
    problems.push({
      path: [...path, 'distribution'],
      rule: 'must be of a certificate whose key may leave ACM',
      remedy: 'write exportable: true, which is charged at every renewal; or use a private certificate',
    });
  const regions = draftedRegions(certificate, application).map(([, region]) => region);
  if (regions.length > 1)
    problems.push({
      path: [...path, 'regions'],
      rule: 'must be one Region, as those of several are several certificates',
      got: regions,
      remedy: 'keep one; the copies say their own Regions',
    });
  const copy = entriesOf(application.certificates).find(
    ([, each]) => certificateFacts(each)?.copyOf !== undefined,
  );
  if (copy !== undefined)
    problems.push({
      path: [...path, 'distribution'],
      rule: `must be in an account without copies, as its stack is applied before theirs, and ${copy[0]} is one`,
      remedy: 'distribute from an account that has none',
    });
  return problems;
}

/** Secrets Manager takes no key of another Region. */
function keyProblems({ path, application, certificate, kmsKeyArn }: Distributed): Problem[] {
  const key = parseArn(kmsKeyArn);
  const [first] = draftedRegions(certificate, application);
  if (key === undefined || first === undefined || key.region === first[1]) return [];
  return [
    {
      path: [...path, 'distribution', 'secret', 'kmsKeyArn'],
      rule: `must be a key in ${first[1]}, where the certificate and its secret are`,
      got: kmsKeyArn,
      remedy: 'make one there, or copy the ARN of its replica there',
    },
  ];
}

function accountProblems(
  { path, account, accounts }: Distributed,
  { applications }: Draft<Environment>,
): Problem[] {
  const others = Object.keys(applications ?? {}).filter((each) => each !== account);
  return accounts.flatMap(([index, each]): Problem[] => {
    const here = { path: [...path, 'distribution', 'accounts', index], got: each };
    if (accounts.some(([other, name]) => other < index && name === each))
      return [{ ...here, rule: 'must list each account once', remedy: 'leave it out' }];
    return others.includes(each)
      ? []
      : [{ ...here, rule: 'must be another application', remedy: suggestion(each, others) }];
  });
}

/** Functions, roles and tags have their names by the first name. */
function sameNameProblems(distributed: readonly Distributed[]): Problem[] {
  const owners = new Map<string, Path>();
  return distributed.flatMap(({ path, certificate: { domainName } }): Problem[] => {
    if (domainName === undefined) return [];
    const name = normalizeDomainName(domainName);
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, path);
    return owner === undefined
      ? []
      : [
          {
            path: [...path, 'domainName'],
            rule: `must be the first name of one distributed certificate, and is that of ${pathText(owner)} too`,
            got: domainName,
            remedy: 'distribute one of them, or give it another first name',
          },
        ];
  });
}
