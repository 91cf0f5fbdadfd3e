import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { type Environment, environmentFiles, environmentNames, loadEnvironments } from '../../environments';
import { type Acceptance, RULE_IDS, type ReviewedFinding, type SourcePlace } from '../../review';
import { teamFiles } from '../../environments/team-files';
import { lineOfPath } from '../environment-lines';

const SHARED_SERVICES = 'shared-services';

/** What environment files say of findings, as data: where their code must not run, it is read from JSON. */
export interface FindingSources {
  readonly acceptances: readonly Acceptance[];
  readonly files: ReadonlyArray<{
    /** Name of the environment. */
    readonly name: string;
    /** The application that a team's file says. @default - it is the environment's file */
    readonly application?: string;
    readonly file: string;
    /** Text of the file, which is parsed and never run. */
    readonly source: string;
  }>;
}

const sourcesSchema: z.ZodType<FindingSources> = z.strictObject({
  acceptances: z.array(
    z.strictObject({
      rule: z.enum(RULE_IDS),
      stack: z.string(),
      resource: z.string(),
      reason: z.string(),
      until: z.iso.date(),
    }),
  ),
  files: z.array(
    z.strictObject({
      name: z.string(),
      application: z.string().optional(),
      file: z.string(),
      source: z.string(),
    }),
  ),
});

/** @throws Error where the file is not as `certfleet acceptances` writes it */
export function readFindingSources(file: string): FindingSources {
  const parsed = sourcesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue];
  throw new Error(
    `${file} must be what certfleet acceptances writes, got "${message}" at ${path.join('.')}; ` +
      'write it again by the version that reviews',
  );
}

/** The environment files of a folder that stacks were made from. */
export function environmentsOfStacks(folder: string, stacks: readonly string[]): Environment[] {
  const names = existsSync(folder) ? environmentNames(folder) : [];
  const used = names.filter((name) => stacks.some((stack) => stack.startsWith(`${name}-`)));
  return used.length === 0 ? [] : loadEnvironments(folder, used);
}

/** What the environments of a folder say of findings. */
export function findingSources(folder: string, environments: readonly Environment[]): FindingSources {
  const names = environments.map(({ name }) => name);
  const files = names.length === 0 ? [] : environmentFiles(folder);
  return {
    acceptances: environments.flatMap(({ name, acceptedFindings = [] }) =>
      acceptedFindings.map(({ account, ...acceptance }) => ({ ...acceptance, stack: `${name}-${account}` })),
    ),
    files: files
      .filter(({ name }) => names.includes(name))
      .flatMap(({ name, file }) => [
        { name, ...sourceOf(file) },
        ...teamFiles(join(folder, name)).map((team) => ({
          name,
          application: team.name,
          ...sourceOf(team.file),
        })),
      ]),
  };
}

function sourceOf(file: string) {
  return { file: relative('.', file).replaceAll('\\', '/'), source: readFileSync(file, 'utf8') };
}

/** The line of the account of a finding; without an environment file, the start of another file. */
export function placeOfFinding(
  { files }: FindingSources,
  { stack }: ReviewedFinding,
  otherwise: string,
): SourcePlace {
  const found = files.find(({ name }) => stack.startsWith(`${name}-`));
  if (!found) return { file: otherwise, line: 1 };
  const account = stack.slice(found.name.length + 1);
  const ofTeam = files.find(({ name, application }) => name === found.name && application === account);
  if (ofTeam) return { file: ofTeam.file, line: 1 };
  const path = account === SHARED_SERVICES ? ['sharedServices'] : ['applications', account];
  return { file: found.file, line: lineOfPath(found.file, found.source, path) };
}
