import { CloudflareProvider } from '@cdktf/provider-cloudflare/lib/provider';
import { TerraformOutput } from 'cdktf';
import { CloudflareDns } from '../../../modules/dns/cloudflare-dns';
import { onlyResource, template, testStack } from '../../support/synth';

const RECORD = {
  domainName: 'example.com',
  recordName: '_token.example.com',
  recordValue: '_value.acm-validations.aws',
};

function publish(alias?: string) {
  const stack = testStack();
  const provider = new CloudflareProvider(stack, 'cloudflare', { alias });
  const dns = new CloudflareDns({ zoneId: '0123456789abcdef', provider: alias ? provider : undefined });
  const published = dns.publish(stack, 'Record', RECORD);
  new TerraformOutput(stack, 'fqdn', { value: published.fqdn });
  const made = template(stack);
  return { published, fqdn: made.output!.fqdn, record: onlyResource(made, 'cloudflare_dns_record') };
}

test('publishes a CNAME that ACM can see, with the automatic time to live', () => {
  const { record } = publish();

  expect(record).toMatchObject({
    zone_id: '0123456789abcdef',
    name: '_token.example.com',
    type: 'CNAME',
    content: '_value.acm-validations.aws',
    proxied: false,
    ttl: 1,
  });
  expect(record).not.toHaveProperty('provider');
});

test('leaves the record alone while a certificate is being replaced', () => {
  expect(publish().record).toMatchObject({ lifecycle: { ignore_changes: ['name', 'content'] } });
});

test('writes through the provider it was given', () => {
  expect(publish('zones').record).toMatchObject({ provider: 'cloudflare.zones' });
});

test('says that the record stands once it is published', () => {
  const { published, fqdn } = publish();

  expect(published.published).toBe(true);
  expect(fqdn).toEqual({ value: '${cloudflare_dns_record.Record.name}' });
});
