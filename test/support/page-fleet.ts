import { type FleetPage, fleetPage } from '../../cli/page/fleet-page';
import { type Environment, defineEnvironment } from '../../environments';
import { fleetStates } from '../../live';
import type { InventoryLine } from '../../modules/core';
import { inventoryLine } from './inventory-line';

/** The day of the page, and the hour at which the census has seen what it shows. */
export const PAGE_DAY = '2026-11-28';
const SEEN = `${PAGE_DAY}T08:05:00.000Z`;
const DAY_MILLISECONDS = 86_400_000;

const application = (accountId: string) => ({
  accountId,
  deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
  regions: ['eu-west-1', 'us-east-1'] as [string, ...string[]],
  domains: ['example.com'],
});

/** Two accounts with owners, whose certificates several kinds of service use. */
export const pageEnvironment: Environment = defineEnvironment({
  name: 'production',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 'local', directory: 'state' },
  sharedServices: {
    accountId: '111111111111',
    deployRoleArn: 'arn:aws:iam::111111111111:role/certfleet-deploy',
    region: 'eu-west-1',
    zones: { 'example.com': { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' } },
  },
  applications: {
    shop: {
      ...application('222222222222'),
      owner: 'shop-team',
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com'],
          regions: ['eu-west-1', 'us-east-1'],
        },
        api: { source: 'public', domainName: 'api.example.com' },
        blog: { source: 'public', domainName: 'blog.example.com' },
      },
      consumers: {
        web: {
          type: 'load-balancer-listener',
          loadBalancerName: 'shop',
          targetGroupName: 'shop',
          certificate: 'web',
          hostNames: ['shop.example.com'],
        },
        api: {
          type: 'api-gateway-domain',
          domainName: 'api.example.com',
          certificate: 'api',
          restApiName: 'shop',
        },
      },
    },
    payments: {
      ...application('333333333333'),
      owner: 'payments-team',
      certificates: {
        pay: { source: 'public', domainName: 'pay.example.com' },
        bank: {
          source: 'imported',
          domainName: 'bank.example.com',
          secretId: 'bank-certificate',
          rotation: {},
        },
      },
    },
  },
  census: { bucketName: 'example-census' },
});

/** A certificate as the census wrote it, with so many days left. */
export function pageLine(name: string, days: number, changes: Partial<InventoryLine> = {}): InventoryLine {
  const expiry = new Date(Date.parse(PAGE_DAY) + days * DAY_MILLISECONDS).toISOString();
  const { accountId = '222222222222', region = 'eu-west-1' } = changes;
  return inventoryLine({
    certificateArn: `arn:aws:acm:${region}:${accountId}:certificate/${name}`,
    names: [name],
    createdAt: '2026-06-01T00:00:00.000Z',
    expiry,
    seenAt: SEEN,
    ...changes,
  });
}

const GUEST = { accountId: '555555555555' };
const PAYMENTS = { accountId: '333333333333' };

/** One of each that there may be. */
export const pageLines: readonly InventoryLine[] = [
  pageLine('shop.example.com', 151, { names: ['shop.example.com', '*.shop.example.com'] }),
  pageLine('shop.example.com', 37, {
    names: ['shop.example.com', '*.shop.example.com'],
    region: 'us-east-1',
    renewalStatus: 'PENDING_AUTO_RENEWAL',
  }),
  pageLine('api.example.com', 122, {
    rehearsal: {
      at: SEEN,
      since: '2026-11-27T08:05:00.000Z',
      problems: [
        {
          id: 'caa-forbids',
          name: 'api.example.com',
          problem: 'CAA records of example.com must allow amazon.com, got letsencrypt.org',
          remedy: 'add 0 issue "amazon.com"',
        },
      ],
    },
  }),
  pageLine('pay.example.com', 18, PAYMENTS),
  pageLine('bank.example.com', 74, { ...PAYMENTS, type: 'IMPORTED', isRotated: true }),
  pageLine('vpn.example.com', 212, { ...GUEST, type: 'IMPORTED' }),
  pageLine('status.example.com', 165, { ...GUEST, validationMethod: 'EMAIL' }),
  pageLine('old.example.com', 96, { ...GUEST, inUse: false }),
  pageLine('orders.internal.example.com', 341, { ...PAYMENTS, type: 'PRIVATE', validationMethod: undefined }),
  pageLine('forgotten.example.com', -12, { ...GUEST, type: 'IMPORTED' }),
  pageLine('trial.example.com', 0, {
    ...GUEST,
    status: 'PENDING_VALIDATION',
    expiry: undefined,
    inUse: false,
    createdAt: '2026-11-27T10:00:00.000Z',
  }),
];

/** A page of what a census has found. */
export function pageOf(
  lines: readonly InventoryLine[],
  environment = pageEnvironment,
  unknown: readonly string[] = [],
): FleetPage {
  return fleetPage(fleetStates(environment, lines), {
    environments: [environment.name],
    source: 'inventory',
    today: PAGE_DAY,
    now: SEEN,
    unknown,
  });
}
