import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Environment, environmentNames, loadEnvironments } from '../environments';
import type { Acceptance, ReviewedFinding, SourcePlace } from '../review';
import { lineOfPath } from './environment-lines';

const SHARED_SERVICES = 'shared-services';

/** The environment files that stacks were made from, as far as they are in a folder. */
export class StackSources {
  public readonly environments: readonly Environment[];
  private readonly sources = new Map<string, string>();

  /** @param stacks names of the stacks, `<environment>-<account>` */
  constructor(
    private readonly folder: string,
    stacks: readonly string[],
  ) {
    const names = existsSync(folder) ? environmentNames(folder) : [];
    const used = names.filter((name) => stacks.some((stack) => stack.startsWith(`${name}-`)));
    this.environments = used.length === 0 ? [] : loadEnvironments(folder, used);
  }

  /** What the environments accept. */
  public acceptances(): Acceptance[] {
    return this.environments.flatMap(({ name, acceptedFindings = [] }) =>
      acceptedFindings.map(({ account, ...acceptance }) => ({ ...acceptance, stack: `${name}-${account}` })),
    );
  }

  /** The line of the account of a finding; without an environment file, the start of another file. */
  public placeOf({ stack }: ReviewedFinding, otherwise: string): SourcePlace {
    const environment = this.environments.find(({ name }) => stack.startsWith(`${name}-`));
    if (!environment) return { file: otherwise, line: 1 };
    const file = join(this.folder, `${environment.name}.ts`);
    const account = stack.slice(environment.name.length + 1);
    const path = account === SHARED_SERVICES ? ['sharedServices'] : ['applications', account];
    return { file: relative('.', file).replaceAll('\\', '/'), line: lineOfPath(this.sourceOf(file), path) };
  }

  private sourceOf(file: string): string {
    const source = this.sources.get(file) ?? readFileSync(file, 'utf8');
    this.sources.set(file, source);
    return source;
  }
}
