import { gzipSync } from 'node:zlib';
import { type Environment, defineEnvironment } from '../../environments';
import type { InventoryLine } from '../../modules/core';
import type { FakeAwsProps } from './fake-aws';
import { inventoryLine as lineOfCensus } from './inventory-line';

/** A line as the census writes it now, of a public certificate in use that ends in 150 days. */
export function inventoryLine(names: readonly [string, ...string[]], changes: Partial<InventoryLine> = {}) {
  const { accountId = '222222222222', region = 'eu-west-1' } = changes;
  return {
    ...lineOfCensus(),
    accountId,
    region,
    certificateArn: `arn:aws:acm:${region}:${accountId}:certificate/${names[0]}`,
    names,
    createdAt: hoursAgo(1000),
    expiry: hoursAgo(-150 * 24 - 1),
    renewalEligibility: 'ELIGIBLE',
    records: names.map((name) => ({
      provedName: name,
      name: recordName(name),
      value: '_v.acm-validations.aws',
    })),
    seenAt: hoursAgo(1),
    ...changes,
  } satisfies InventoryLine;
}

/** Name of the validation record of a name. */
export function recordName(name: string, digit = '7'): string {
  return `_${digit.repeat(32)}.${name}`;
}

export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

/** The object that the census writes. */
export function inventoryObject(lines: readonly InventoryLine[]): Buffer {
  return gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

export const CENSUS_OBJECT = 'example-census/inventory.jsonl.gz';

const SHARED_SERVICES = '111111111111';

/** How S3 of shared services has the inventory. */
export function storedInventory(lines: readonly InventoryLine[]): FakeAwsProps['objects'] {
  return { [CENSUS_OBJECT]: { owner: SHARED_SERVICES, body: inventoryObject(lines) } };
}

/** An environment whose census writes to that object, with `shop` that declares `web`, and `blog` that declares nothing. */
export function countedEnvironment(changes: Partial<Environment> = {}): Environment {
  const application = (accountId: string) => ({
    accountId,
    deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
    regions: ['eu-west-1'] as [string],
    domains: ['example.com'],
  });
  return defineEnvironment({
    name: 'counted',
    organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
    provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
    backend: { type: 'local', directory: 'state' },
    sharedServices: {
      accountId: SHARED_SERVICES,
      deployRoleArn: `arn:aws:iam::${SHARED_SERVICES}:role/certfleet-deploy`,
      region: 'eu-west-1',
      zones: { 'example.com': { type: 'existing', hostedZoneId: 'Z0123456789' } },
    },
    applications: {
      shop: {
        ...application('222222222222'),
        owner: 'shop-team',
        certificates: { web: { source: 'public', domainName: 'shop.example.com' } },
      },
      blog: application('333333333333'),
    },
    census: { bucketName: 'example-census' },
    ...changes,
  });
}
