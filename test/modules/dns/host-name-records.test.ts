import { ManualDns, HostNameRecords, type IHostNameDns, Route53Dns } from '../../../modules/dns';
import { CloudflareDns } from '../../../modules/dns/cloudflare-dns';
import { hostNamePolicy } from '../../../modules/dns/validation-policy';
import { CloudflareProvider } from '@cdktf/provider-cloudflare/lib/provider';
import { Lazy } from 'cdktf';
import { resources, synth } from '../../support/synth';

const TARGET = {
  targetDomainName: 'shop-1.eu-west-1.elb.amazonaws.com',
  targetHostedZoneId: 'Z32O12XQLNTSW2',
};
const route53 = new Route53Dns({ hostedZoneId: 'Z0123456789ABCDEFGHIJ' });

function pointedAt(
  dns: IHostNameDns,
  target: Parameters<HostNameRecords['pointAt']>[2],
  ...hostNames: string[]
) {
  return synth((stack) => {
    if (dns instanceof CloudflareDns) new CloudflareProvider(stack, 'Cloudflare');
    for (const hostName of hostNames) HostNameRecords.of(stack).pointAt(dns, hostName, target);
  });
}

describe('Route 53', () => {
  test('has an alias for addresses of version 4 and 6', () => {
    const records = resources(pointedAt(route53, TARGET, 'Shop.example.com.'), 'aws_route53_record');
    expect(records.map(({ type }) => type).sort()).toEqual(['A', 'AAAA']);
    for (const record of records) {
      expect(record).toMatchObject({
        zone_id: 'Z0123456789ABCDEFGHIJ',
        name: 'shop.example.com',
        alias: {
          name: TARGET.targetDomainName,
          zone_id: TARGET.targetHostedZoneId,
          evaluate_target_health: false,
        },
      });
      expect(Object.keys(record)).not.toEqual(expect.arrayContaining(['ttl']));
    }
  });

  test('has a CNAME for a target that has no hosted zone', () => {
    const { targetDomainName } = TARGET;
    const records = resources(
      pointedAt(route53, { targetDomainName }, 'shop.example.com'),
      'aws_route53_record',
    );
    expect(records).toEqual([
      expect.objectContaining({
        type: 'CNAME',
        ttl: 300,
        records: [targetDomainName],
        name: 'shop.example.com',
      }),
    ]);
  });

  test('has the records of a wildcard beside those of the name below which it stands', () => {
    const found = pointedAt(route53, TARGET, '*.example.com', 'example.com');
    expect(
      resources(found, 'aws_route53_record')
        .map(({ name, type }) => `${String(name)} ${String(type)}`)
        .sort(),
    ).toEqual(['*.example.com A', '*.example.com AAAA', 'example.com A', 'example.com AAAA']);
  });

  test('fails for what is no id of a hosted zone', () => {
    const dns = new Route53Dns({ hostedZoneId: '/hostedzone/Z1' });
    expect(() => pointedAt(dns, TARGET, 'shop.example.com')).toThrow(
      'hostedZoneId must be the id of a Route 53 hosted zone, got "/hostedzone/Z1"; use the bare id',
    );
  });
});

test('fails for a host name that only Terraform will know', () => {
  const hostName = Lazy.stringValue({ produce: () => 'shop.example.com' });
  expect(() => pointedAt(route53, TARGET, hostName)).toThrow(
    '[test/HostNameRecords] the name of a record must be known at synth, got a token; write the name out, as the address of the record is made of it',
  );
});

test('fails for one host name at two services', () => {
  expect(() => pointedAt(route53, TARGET, 'shop.example.com', 'shop.example.com')).toThrow(
    /shop\.example\.com-A/,
  );
});

test('Cloudflare has a CNAME that it does not proxy', () => {
  const dns = new CloudflareDns({ zoneId: '0123456789abcdef0123456789abcdef' });
  expect(resources(pointedAt(dns, TARGET, 'shop.example.com'), 'cloudflare_dns_record')).toEqual([
    expect.objectContaining({
      type: 'CNAME',
      name: 'shop.example.com',
      content: TARGET.targetDomainName,
      proxied: false,
    }),
  ]);
});

test('a zone that others edit has them in an output', () => {
  const { output, resource } = pointedAt(new ManualDns(), TARGET, 'shop.example.com', 'www.shop.example.com');
  expect(resource).toBeUndefined();
  expect(output!.dns_host_names_to_point!.value).toEqual({
    'shop.example.com': { type: 'CNAME', name: 'shop.example.com', value: TARGET.targetDomainName },
    'www.shop.example.com': { type: 'CNAME', name: 'www.shop.example.com', value: TARGET.targetDomainName },
  });
});

describe('the right to point host names', () => {
  const [statement] = hostNamePolicy('aws', [
    { hostedZoneId: 'Z1', domainNames: ['api.example.com'], subdomainsOf: ['shop.example.com'] },
  ]).Statement as [Record<string, unknown>];

  test('is for addresses and CNAMEs of the names that may be proved, in their zone alone', () => {
    expect(statement).toMatchObject({
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: 'arn:aws:route53:::hostedzone/Z1',
      Condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
            'api.example.com',
            'shop.example.com',
            '*.shop.example.com',
          ],
        },
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'AAAA', 'CNAME'],
          'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
        },
      },
    });
  });

  test('is for no label that begins with an underscore, as those prove and sign', () => {
    expect(statement.Condition).toMatchObject({
      'ForAllValues:StringNotLike': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['_*', '*._*'],
      },
    });
  });

  test('asks for every key, as conditions on all values hold where there is none', () => {
    expect(statement.Condition).toMatchObject({
      Null: {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false',
        'route53:ChangeResourceRecordSetsRecordTypes': 'false',
        'route53:ChangeResourceRecordSetsActions': 'false',
      },
    });
  });
});
