import {
  type CertificateRequirements,
  certificateRequirements,
  parseArn,
  partitionOf,
} from '../../modules/core';
import type { Environment } from '../environment';
import { declaredConsumers } from '../consumers/declared-consumers';
import { type Draft, entriesOf } from '../draft';
import type { Path, Problem } from '../problem';

/** One environment lies in one partition, that of shared services: credentials and names end at its border. */
export function checkPartition(environment: Draft<Environment>): Problem[] {
  const home = environment.sharedServices?.region;
  if (home === undefined) return [];
  const partition = partitionOf(home);
  return textsOf(environment, []).flatMap(([path, text]): Problem[] => {
    const found = partitionsOfText(path, text).find((each) => each !== partition);
    return found === undefined
      ? []
      : [
          {
            path,
            rule: `must be in partition ${partition}, as sharedServices.region ${home} is, not in ${found}`,
            got: text,
            remedy: 'correct it, or put what is in another partition into an environment of its own',
          },
        ];
  });
}

/** Services that take no certificate of ACM in the environment's partition. */
export function checkLacking({ sharedServices, applications }: Draft<Environment>): Problem[] {
  if (sharedServices?.region === undefined) return [];
  const partition = partitionOf(sharedServices.region);
  return entriesOf(applications).flatMap(([applicationName, application]) =>
    declaredConsumers(applicationName, application).flatMap(({ path, facts }): Problem[] => {
      const reason = lackOf(certificateRequirements(facts.service), partition);
      return reason === undefined
        ? []
        : [
            {
              path: [...path, ...facts.chosenBy],
              rule: `must be a service that takes certificates of ACM in partition ${partition}`,
              remedy: `take it out or choose another, as ${reason}`,
            },
          ];
    }),
  );
}

function lackOf(
  { service, region, notIn = {} }: CertificateRequirements,
  partition: string,
): string | undefined {
  if (Object.hasOwn(notIn, partition)) return notIn[partition];
  return region === undefined || partitionOf(region) === partition
    ? undefined
    : `${service} takes its certificate from ${region} only`;
}

/** Texts that say what they like. */
const FREE_TEXTS: readonly PropertyKey[] = ['tags', 'acceptedFindings'];

/** The partitions a text speaks of: an ARN's own and its Region's, or a Region's. */
function partitionsOfText(path: Path, text: string): string[] {
  const arn = FREE_TEXTS.includes(path[0] ?? '') ? undefined : parseArn(text);
  if (arn) return [arn.partition, ...(arn.region === '' ? [] : [partitionOf(arn.region)])];
  const isRegion = path.at(-1) === 'region' || path.at(-2) === 'regions';
  return isRegion ? [partitionOf(text)] : [];
}

function textsOf(value: unknown, path: Path): Array<[Path, string]> {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
