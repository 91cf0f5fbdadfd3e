import { CloudflareProvider } from '@cdktf/provider-cloudflare/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { PublicCertificate, type PublicCertificateProps } from '../../../modules/certificate';
import { DnsRouter, ManualDns, Route53Dns } from '../../../modules/dns';
import { CloudflareDns } from '../../../modules/dns/cloudflare-dns';
import { type Template, onlyResource, resources, synth } from '../../support/synth';

const dns = new Route53Dns({ hostedZoneId: 'Z1' });

function request(
  stack: TerraformStack,
  id: string,
  domainNames: readonly string[],
  props: Partial<PublicCertificateProps> = {},
): PublicCertificate {
  const [domainName = '', ...subjectAlternativeNames] = domainNames;
  return new PublicCertificate(stack, id, { domainName, subjectAlternativeNames, dns, ...props });
}

const inAccount = (accountId: string) => ({ placements: [{ region: 'eu-west-1', accountId }] });

const recordAddresses = (from: Template) => Object.keys(from.resource?.aws_route53_record ?? {}).sort();

test('a name and its wildcard are proved by one record', () => {
  const made = synth((stack) => void request(stack, 'Shop', ['example.com', '*.example.com']));

  expect(resources(made, 'aws_route53_record')).toHaveLength(1);
  expect(onlyResource(made, 'aws_acm_certificate_validation').validation_record_fqdns).toHaveLength(1);
});

test('a wildcard alone is proved by the record of the name it stands under', () => {
  const alone = synth((stack) => void request(stack, 'Shop', ['*.example.com']));
  const together = synth((stack) => void request(stack, 'Shop', ['example.com', '*.example.com']));

  expect(recordAddresses(alone)).toEqual(recordAddresses(together));
});

test('one record serves both Regions of a certificate', () => {
  const made = synth((stack) => {
    request(stack, 'Shop', ['example.com'], {
      placements: [{ region: 'eu-west-1' }, { region: 'us-east-1' }],
    });
  });
  const waits = resources(made, 'aws_acm_certificate_validation');

  expect(resources(made, 'aws_route53_record')).toHaveLength(1);
  expect(waits).toHaveLength(2);
  expect(waits[0]!.validation_record_fqdns).toEqual(waits[1]!.validation_record_fqdns);
});

test('one record serves two certificates that share a name', () => {
  const made = synth((stack) => {
    request(stack, 'Shop', ['example.com', 'shop.example.com']);
    request(stack, 'Blog', ['blog.example.com', 'example.com']);
  });
  const [shop, blog] = resources(made, 'aws_acm_certificate_validation').map(
    (wait) => wait.validation_record_fqdns as string[],
  );

  expect(resources(made, 'aws_route53_record')).toHaveLength(3);
  expect(shop!.filter((fqdn) => blog!.includes(fqdn))).toHaveLength(1);
});

test('the address of a record is the same whichever certificate comes first or remains', () => {
  const shop = (stack: TerraformStack) => request(stack, 'Shop', ['example.com'], inAccount('111111111111'));
  const blog = (stack: TerraformStack) =>
    request(stack, 'Blog', ['*.example.com'], inAccount('111111111111'));
  const addresses = [[shop, blog], [blog, shop], [shop], [blog]].map((certificates) =>
    recordAddresses(synth((stack) => certificates.forEach((certificate) => certificate(stack)))),
  );

  expect(addresses[0]).toHaveLength(1);
  expect(new Set(addresses.map(String)).size).toBe(1);
});

test('the address of a record does not change when names come and go', () => {
  const few = synth((stack) => void request(stack, 'Shop', ['example.com', 'a.example.com']));
  const more = synth(
    (stack) => void request(stack, 'Shop', ['b.example.com', 'a.example.com', 'example.com']),
  );

  expect(recordAddresses(more)).toEqual(expect.arrayContaining(recordAddresses(few)));
});

test('the record of another account has another address', () => {
  const made = synth((stack) => {
    request(stack, 'Shop', ['example.com'], inAccount('111111111111'));
    request(stack, 'Blog', ['example.com'], inAccount('222222222222'));
  });

  expect(recordAddresses(made)).toEqual([
    expect.stringContaining('111111111111-examplecom'),
    expect.stringContaining('222222222222-examplecom'),
  ]);
});

test('an account that is a token is not written into the address', () => {
  const accountId = Lazy.stringValue({ produce: () => '111111111111' });
  const made = synth((stack) => void request(stack, 'Shop', ['example.com'], inAccount(accountId)));

  expect(recordAddresses(made)).toEqual([expect.stringContaining('account-examplecom')]);
});

test('names that differ only in punctuation have records of their own', () => {
  const made = synth((stack) => void request(stack, 'Shop', ['a.bc.com', 'ab.c.com']));

  expect(recordAddresses(made)).toHaveLength(2);
});

test('a record is read from the certificate by its name, not by its place', () => {
  const made = synth((stack) => void request(stack, 'Shop', ['example.com']));
  const { name, records } = onlyResource(made, 'aws_route53_record');

  expect(name).toMatch(
    /one\(\[for option in aws_acm_certificate\.Shop_\w+\.domain_validation_options : option\.resource_record_name if option\.domain_name == "example\.com"\]\)/,
  );
  expect(records).toEqual([expect.stringContaining('option.resource_record_value')]);
});

test('one certificate spans Route 53, Cloudflare and a zone that somebody else edits', () => {
  const router = new DnsRouter({
    zones: {
      'example.com': dns,
      'shop.example.com': new CloudflareDns({ zoneId: 'c1' }),
      'example.org': new ManualDns({ publishedNames: ['example.org'] }),
    },
    names: { 'legacy.shop.example.com': new Route53Dns({ hostedZoneId: 'Z2' }) },
  });
  const made = synth((stack) => {
    new CloudflareProvider(stack, 'cloudflare');
    request(
      stack,
      'Shop',
      ['example.com', 'a.shop.example.com', '*.shop.example.com', 'legacy.shop.example.com', 'example.org'],
      { dns: router },
    );
  });

  expect(resources(made, 'aws_route53_record').map((record) => record.zone_id)).toEqual(['Z1', 'Z2']);
  expect(resources(made, 'cloudflare_dns_record')).toHaveLength(2);
  expect(Object.keys(made.output!.dns_records_to_create!.value as object)).toEqual(['example.org']);
  expect(onlyResource(made, 'aws_acm_certificate_validation').validation_record_fqdns).toHaveLength(5);
});

test('one name that is not published yet keeps the whole certificate from being waited for', () => {
  const router = new DnsRouter({ zones: { 'example.com': dns, 'example.org': new ManualDns() } });
  const made = synth((stack) => {
    const certificate = request(stack, 'Shop', ['example.com', 'example.org'], { dns: router });
    expect(certificate.recordsPublished).toBe(false);
  });

  expect(resources(made, 'aws_acm_certificate_validation')).toEqual([]);
  expect(resources(made, 'aws_route53_record')).toHaveLength(1);
});
