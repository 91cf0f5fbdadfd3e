import { readdirSync } from 'node:fs';
import os from 'node:os';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { DnsRouter, type IDnsProvider, ManualDns, Route53Dns } from '../../../modules/dns';
import { CloudflareDns } from '../../../modules/dns/cloudflare-dns';
import { dnsProviderProblems } from '../../../modules/dns/contract';
import { temporaryFolder } from '../../support/temporary-folder';

const route53 = new Route53Dns({ hostedZoneId: 'Z0123456789ABCDEFGHIJ' });

test.each<[string, IDnsProvider]>([
  ['Route 53', route53],
  ['Cloudflare', new CloudflareDns({ zoneId: '0123456789abcdef0123456789abcdef' })],
  ['people', new ManualDns()],
  ['people who did it', new ManualDns({ publishedNames: ['example.com', 'shop.example.com'] })],
  ['a router', new DnsRouter({ zones: { 'example.com': route53 } })],
])('%s keeps the contract', (name, dns) => {
  const problems = dnsProviderProblems(() => dns);
  // A record that people made is no resource: only their word stands for it.
  if (name === 'people who did it') expect(problems).toHaveLength(2);
  else expect(problems).toEqual([]);
});

afterEach(() => jest.restoreAllMocks());

test('leaves nothing in the temporary directory', () => {
  const folder = temporaryFolder('contract');
  const tmpdir = jest.spyOn(os, 'tmpdir').mockReturnValue(folder);
  expect(dnsProviderProblems(() => route53)).toEqual([]);
  const fails = () => {
    throw new Error('a service that fails');
  };
  expect(() => dnsProviderProblems(fails)).toThrow('a service that fails');
  expect(tmpdir).toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual([]);
});

describe('a service of somebody else', () => {
  const record = (changes: Record<string, unknown>, fqdn?: string): IDnsProvider => ({
    publish: (scope, id, { recordName, recordValue }) => {
      const resource = new Route53Record(scope, id, {
        zoneId: 'Z1',
        name: recordName,
        type: 'CNAME',
        ttl: 60,
        records: [recordValue],
        lifecycle: { ignoreChanges: ['name', 'records'] },
        ...changes,
      });
      return { fqdn: fqdn ?? resource.fqdn, published: true };
    },
  });
  const problemsOf = (dns: IDnsProvider) => dnsProviderProblems(() => dns);
  const own = expect.stringMatching(/^(shop\.)?example\.com: /) as string;

  test('is told of nothing where it keeps the contract', () => {
    expect(problemsOf(record({}))).toEqual([]);
  });

  test.each<[string, IDnsProvider, string]>([
    ['writes another value', record({ records: ['other'] }), 'must have the value _5'],
    ['does not ignore what looks like a change', record({ lifecycle: undefined }), 'must ignore changes'],
    [
      'says a name that waits for nothing',
      record({}, '_x.example.com'),
      'fqdn must be read from aws_route53_record.',
    ],
    [
      'says that it published what it did not define',
      { publish: (_scope, _id, { recordName }) => ({ fqdn: recordName, published: true }) },
      'must be a resource with the name _0',
    ],
    [
      'says another name of a record that is still to be made',
      { publish: () => ({ fqdn: 'other', published: false }) },
      'must be told by its name _0',
    ],
  ])('is told where it %s', (_what, dns, problem) => {
    const problems = problemsOf(dns);
    expect(problems).toEqual([own, own]);
    expect(problems[0]).toContain(problem);
  });
});
