import type { Values } from '../../../fleet';
import { deletedValidationRecords } from '../../../review';
import { type PlanEntry, certificateValues, findingsOf, onlyFinding, planOf } from '../../support/plan';

const token = {
  resource_record_name: '_token.shop.example.com.',
  resource_record_value: '_v.acm-validations.aws.',
};
const web = {
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', ['shop.example.com'], { domain_validation_options: [token] }),
};
const route53: Values = {
  type: 'CNAME',
  zone_id: 'Z1',
  name: '_token.shop.example.com',
  fqdn: '_token.shop.example.com',
  records: ['_v.acm-validations.aws.'],
  ttl: 60,
};
const cloudflare: Values = {
  type: 'CNAME',
  zone_id: 'f',
  name: '_token.shop',
  content: '_v.acm-validations.aws',
  proxied: false,
};
const changed = (before: Values, after: Values, more: Partial<PlanEntry> = {}): PlanEntry => ({
  address: before === route53 ? 'aws_route53_record.shop' : 'cloudflare_dns_record.shop',
  before,
  after: { ...before, ...after },
  ...more,
});

test('is high while a certificate renews by the record, and says until when it is good', () => {
  const resources = [web, changed(route53, { records: ['elsewhere.example.net'] })];
  expect(onlyFinding('validation-record-changed', { resources })).toEqual({
    severity: 'high',
    stack: 'test-shop',
    address: 'aws_route53_record.shop',
    what: 'The record that proves "shop.example.com" points to "elsewhere.example.net" from now on, and the certificate for "shop.example.com" still renews by it. Nothing fails today; the next renewal does, and it expires on "2027-06-10".',
    remedy:
      'Leave the CNAME "_token.shop.example.com" as ACM wants it, to "_v.acm-validations.aws" neither proxied nor flattened, as long as a certificate of the account has the name.',
  });
});

test.each<[string, PlanEntry, string]>([
  [
    'is proxied',
    changed(cloudflare, { proxied: true }),
    'is proxied from now on, so that DNS answers with addresses instead of it',
  ],
  ['is flattened', changed(cloudflare, { settings: { flatten_cname: true } }), 'is flattened from now on'],
  ['has another value at Cloudflare', changed(cloudflare, { content: 'x.example' }), 'points to "x.example"'],
  [
    'gets another name',
    changed(route53, { name: '_other.shop.example.com', fqdn: undefined }, { replacedFor: ['name'] }),
    'gets another name, "_other.shop.example.com"',
  ],
  ['gets another type', changed(route53, { type: 'TXT', records: ['any'] }), 'becomes one of type "TXT"'],
  [
    'has the proof of another certificate',
    changed(route53, { records: ['_w.acm-validations.aws'] }),
    'points to "_w.acm-validations.aws"',
  ],
])('sees that it %s', (_what, record, words) => {
  expect(onlyFinding('validation-record-changed', { resources: [web, record] }).what).toContain(words);
});

test.each<[string, readonly PlanEntry[]]>([
  ['another time to live', [web, changed(route53, { ttl: 300 })]],
  ['the same value without a dot', [web, changed(route53, { records: ['_v.acm-validations.aws'] })]],
  [
    'its name without the zone',
    [web, changed({ ...cloudflare, name: '_token.shop.example.com' }, { name: '_token.shop' })],
  ],
  [
    'the value that ACM wants, after a wrong one',
    [
      web,
      changed({ ...route53, records: ['_old.acm-validations.aws'] }, { records: ['_v.acm-validations.aws'] }),
    ],
  ],
  [
    'a value that is known only after the apply',
    [web, changed(route53, { records: undefined }, { unknown: { records: true } })],
  ],
  [
    'another name, while another record has the old one',
    [
      web,
      changed(route53, { name: '_other.shop.example.com', fqdn: undefined }, { replacedFor: ['name'] }),
      { address: 'aws_route53_record.new', after: route53 },
    ],
  ],
  [
    'another value, while the certificate goes',
    [{ ...web, after: null }, changed(route53, { records: ['elsewhere.example.net'] })],
  ],
  ['nothing: it is deleted', [web, { address: 'aws_route53_record.shop', before: route53, after: null }]],
])('says nothing where the record gets %s', (_what, resources) => {
  expect(findingsOf('validation-record-changed', { resources })).toEqual([]);
});

test('is among what ACM is asked about', () => {
  const resources = [changed(route53, { records: ['elsewhere.example.net'] })];
  expect(deletedValidationRecords([planOf({ resources })])).toEqual([
    { stack: 'test-shop', recordName: '_token.shop.example.com', provedName: 'shop.example.com' },
  ]);
});
