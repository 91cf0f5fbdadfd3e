import { join } from 'node:path';
import { type Application, type Environment, defineEnvironment } from '../../environments';
import { type FleetResource, readSynthesizedResources } from '../../fleet';
import { priceOf } from '../../fleet/cost/prices';
import { DISTRIBUTION_VARIABLE } from '../../modules/core/distribution';
import { ROTATION_VARIABLE } from '../../modules/core/rotation';
import { synthesize } from '../../stacks';
import { exampleEnvironment } from '../support/consumer-examples';
import type { FleetShape } from './fleet-usage';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:certificates';
/** By source, as ACM names it. */
const ACM_TYPES: Readonly<Record<string, string>> = {
  public: 'AMAZON_ISSUED',
  private: 'PRIVATE',
  imported: 'IMPORTED',
};

/** An account as most are: four certificates of a public CA, of which one is exported, one of the shared CA, and one that others issue. */
function account(index: number) {
  const domain = `app${index}.example.com`;
  const accountId = String(200_000_000_000 + index);
  const kmsKeyArn = `arn:aws:kms:eu-west-1:${accountId}:key/00000000-0000-4000-8000-000000000001`;
  return {
    accountId,
    regions: ['eu-west-1'],
    domains: ['example.com', 'example.net'],
    certificates: {
      ...Object.fromEntries(
        ['web', 'api', 'cdn'].map((name) => [
          name,
          { source: 'public', domainName: `${name}.${domain}` } as const,
        ]),
      ),
      hosts: {
        source: 'public',
        domainName: `hosts.${domain}`,
        exportable: true,
        distribution: { secret: { kmsKeyArn } },
      },
      internal: { source: 'private', domainName: `internal.${domain}`, certificateAuthority: 'issuing' },
      legacy: { source: 'imported', domainName: `legacy.${domain}`, secretId: 'legacy', rotation: {} },
    },
  } satisfies Application;
}

function fleetOf(accounts: number): Environment {
  const example = exampleEnvironment('');
  return defineEnvironment({
    ...example,
    name: 'fleet',
    sharedServices: {
      ...example.sharedServices,
      zones: { 'example.com': { type: 'create' }, 'example.net': { type: 'create' } },
    },
    monitoring: { alarmActions: [TOPIC] },
    census: { bucketName: 'fleet-census' },
    dnsValidation: {},
    applications: Object.fromEntries(
      Array.from({ length: accounts }, (_, index) => [`app${index}`, account(index)]),
    ),
  });
}

/** What all of something costs a month. */
export interface Row {
  readonly what: string;
  readonly total: number;
}

export function mostFirst(one: Row, other: Row): number {
  return other.total - one.total;
}

/** A fleet of which two sizes were synthesized: every account adds the same, so that of large ones only the sum is made. */
export class CostFleet {
  private readonly smaller: readonly FleetResource[];
  private readonly larger: readonly FleetResource[];

  /**
   * @param folder to synthesize into
   * @param first accounts of the smaller one; the other has one more
   */
  constructor(
    folder: string,
    private readonly first = 1,
  ) {
    this.smaller = synthesized(first, folder);
    this.larger = synthesized(first + 1, folder);
  }

  /** What its resources cost a month by being there, the most first. */
  public resources(accounts: number): Row[] {
    const smaller = totals(this.smaller);
    return [...totals(this.larger)]
      .map(([what, total]) => ({ what, total: this.grown(smaller.get(what) ?? 0, total, accounts) }))
      .sort(mostFirst);
  }

  /** What of it says how much it does. */
  public shape(accounts: number): FleetShape {
    const number = (isCounted: (resource: FleetResource) => boolean) =>
      this.grown(this.smaller.filter(isCounted).length, this.larger.filter(isCounted).length, accounts);
    const [fn] = this.larger.filter(isOf('aws_lambda_function'));
    return {
      accounts,
      certificateTypes: Object.values(account(0).certificates).map(({ source }) => ACM_TYPES[source]!),
      metricsBy: ['source'],
      queues: number(isOf('aws_lambda_event_source_mapping')),
      dailyFunctions: number(looksAtOneCertificate),
      memoryMegabytes: fn!.values.memory_size as number,
    };
  }

  private grown(smaller: number, larger: number, accounts: number): number {
    return smaller + (larger - smaller) * (accounts - this.first);
  }
}

/** In USD a month, not rounded. */
function totals(resources: readonly FleetResource[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { mode, type, values } of resources) {
    const price = mode === 'managed' ? priceOf(type, values) : undefined;
    if (price) sums.set(price.what, (sums.get(price.what) ?? 0) + price.usd * (price.count ?? 1));
  }
  return sums;
}

function isOf(type: string) {
  return (resource: FleetResource) => resource.mode === 'managed' && resource.type === type;
}

function looksAtOneCertificate(resource: FleetResource): boolean {
  if (!isOf('aws_lambda_function')(resource)) return false;
  const { variables } = resource.values.environment as { readonly variables: object };
  return ROTATION_VARIABLE in variables || DISTRIBUTION_VARIABLE in variables;
}

function synthesized(accounts: number, folder: string): FleetResource[] {
  const out = join(folder, String(accounts));
  const stacks = synthesize([fleetOf(accounts)], out).map(({ node }) => node.id);
  return readSynthesizedResources(
    stacks.map((name) => ({ name, file: join(out, 'stacks', name, 'cdk.tf.json') })),
  );
}
