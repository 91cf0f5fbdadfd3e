import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { pathText } from '../../environments';
import type { Values } from '../../fleet';

/**
 * What a pipeline may plan, whoever wrote the stack: a plan runs providers, modules and data sources as code, beside
 * credentials. What is not named is refused.
 */
export interface PlanPolicy {
  /** Version constraints by source, word for word: `{ "hashicorp/aws": ["~> 5.100"] }`. */
  readonly providers: Readonly<Record<string, readonly string[]>>;
  /** Accounts that an AWS provider may work in, or reach by a role. */
  readonly accounts: readonly string[];
  /** Arguments by type, all of them but the `key` of S3: `{ "s3": [{ "bucket": "…", "region": "…" }] }`. */
  readonly backends: Readonly<Record<string, readonly Values[]>>;
  /** Versions by source; an empty list for a source that takes none. @default - no module */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** Types of data sources beside those that certfleet's own stacks look up. @default - none */
  readonly dataSources: readonly string[];
}

/** No folder can be named: a pull request can change what is in it. */
const versions = z.record(z.string().regex(/^[^./]/), z.array(z.string()));

const policySchema: z.ZodType<PlanPolicy> = z.strictObject({
  providers: versions,
  accounts: z.array(z.string().regex(/^\d{12}$/, 'must be 12 digits')),
  backends: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  modules: versions.default({}),
  dataSources: z.array(z.string()).default([]),
});

/** @throws Error where the file is no policy */
export function readPolicy(file: string): PlanPolicy {
  const parsed = policySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue];
  throw new Error(
    `${file} must be a policy of providers, accounts, backends, modules and dataSources, ` +
      `got "${message}" at ${path.length === 0 ? 'its top' : pathText(path)}; docs/pull-requests.md shows one`,
  );
}
