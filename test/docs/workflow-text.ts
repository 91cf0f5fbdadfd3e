import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..');
const GITHUB = join(ROOT, 'workflows', 'github');

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly if?: string;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The workflows to copy, by file name. */
export const workflows = Object.fromEntries(
  readdirSync(GITHUB)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => {
      const text = readFileSync(join(GITHUB, file), 'utf8');
      return [file, { text, workflow: parse(text) as Workflow }];
    }),
);

/** The policy to copy. */
export const POLICY = join(GITHUB, 'certfleet-policy.json');

export interface Script {
  /** File, and job and step. */
  readonly where: string;
  readonly text: string;
}

export function stepsOf(workflow: Workflow): Array<Step & { readonly job: string }> {
  return Object.entries(workflow.jobs).flatMap(([job, { steps = [] }]) =>
    steps.map((step) => ({ ...step, job })),
  );
}

/** What the workflows run, by step. */
export const workflowScripts: readonly Script[] = Object.entries(workflows).flatMap(([file, { workflow }]) =>
  stepsOf(workflow).flatMap(({ job, name, id, run }) =>
    run === undefined ? [] : [{ where: `${file} ${job}: ${name ?? id ?? run.split('\n', 1)[0]}`, text: run }],
  ),
);

export interface Example {
  readonly language: string;
  readonly text: string;
  /** First line, which names the file. */
  readonly title: string;
}

const PAGES = ['pull-requests.md', 'pull-requests-elsewhere.md'];

/** Code blocks of the pages on pull requests. */
export const examples: readonly Example[] = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
    ([, language = '', text = '']) => ({ language, text, title: text.split('\n', 1)[0]! }),
  ),
);

/** Shell text below keys that hold it in GitLab's and Atlantis's files. */
export function scriptsBelow(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(scriptsBelow);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const isScript = ['script', 'before_script', 'after_script', 'run', 'command'].includes(key);
    if (isScript && typeof below === 'string') return [below];
    if (isScript && Array.isArray(below)) return below.filter((line) => typeof line === 'string');
    return scriptsBelow(below);
  });
}

/** Shell text of the examples. */
export const exampleScripts: readonly Script[] = examples.flatMap(({ language, text, title }) =>
  language === 'yaml'
    ? scriptsBelow(parse(text)).map((script) => ({ where: title, text: script }))
    : language === 'sh'
      ? [{ where: title, text }]
      : [],
);
