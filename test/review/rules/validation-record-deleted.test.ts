import { certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const recordValues = {
  type: 'CNAME',
  zone_id: 'Z1',
  name: '_token.shop.example.com',
  fqdn: '_token.shop.example.com',
  records: ['_value.acm-validations.aws'],
};
const deleted = { address: 'aws_route53_record.shop', before: recordValues, after: null };
const web = { address: 'aws_acm_certificate.web', before: certificateValues('web', ['*.shop.example.com']) };

test('is high while a certificate renews by the record, and says until when it is good', () => {
  expect(onlyFinding('validation-record-deleted', { resources: [deleted, web] })).toEqual({
    severity: 'high',
    stack: 'test-shop',
    address: 'aws_route53_record.shop',
    what: 'The record that proves "shop.example.com" is deleted, and the certificate for "*.shop.example.com" still renews by it. Nothing fails today; the next renewal does, and it expires on "2027-06-10".',
    remedy:
      'Keep the record "_token.shop.example.com" as long as a certificate of the account has the name; a removed block makes Terraform forget it without deleting it.',
  });
});

test('sees a certificate of another stack of the account, by the name of its record', () => {
  expect(
    onlyFinding(
      'validation-record-deleted',
      { resources: [deleted] },
      { stack: 'test-other', resources: [web] },
    ).severity,
  ).toBe('high');
});

test('sees a certificate that is only looked up', () => {
  const data = [
    {
      address: 'data.aws_acm_certificate.legacy',
      values: { domain: 'shop.example.com', arn: 'arn:aws:acm:eu-west-1:222222222222:certificate/legacy' },
    },
  ];
  expect(onlyFinding('validation-record-deleted', { resources: [deleted], data }).severity).toBe('high');
});

test('sees a certificate that is made in the same plan', () => {
  const made = {
    address: 'aws_acm_certificate.new',
    after: {
      domain_name: 'shop.example.com',
      subject_alternative_names: ['shop.example.com'],
      validation_method: 'DNS',
    },
  };
  expect(onlyFinding('validation-record-deleted', { resources: [deleted, made] }).severity).toBe('high');
});

test.each([
  ['the certificate goes too', [deleted, { ...web, after: null }]],
  [
    'the certificate loses the name',
    [
      deleted,
      { ...web, after: certificateValues('web', ['other.example.com']), replacedFor: ['domain_name'] },
    ],
  ],
  [
    'the certificate is proved by email',
    [deleted, { ...web, before: { ...web.before, validation_method: 'EMAIL' } }],
  ],
  ['Terraform only forgets the record', [{ ...deleted, actions: ['forget'], after: undefined }, web]],
  [
    'the record proves nothing',
    [{ ...deleted, before: { ...recordValues, records: ['elsewhere.example.net'] } }, web],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('validation-record-deleted', { resources })).toEqual([]);
});

test('says nothing where another account has the name by a record of its own', () => {
  const other = {
    ...web,
    before: {
      ...web.before,
      domain_validation_options: [{ resource_record_name: '_other.shop.example.com.' }],
    },
  };
  expect(
    findingsOf(
      'validation-record-deleted',
      { resources: [deleted] },
      { stack: 'test-blog', resources: [other] },
    ),
  ).toEqual([]);
});

test('knows records at Cloudflare', () => {
  const record = {
    address: 'cloudflare_dns_record.shop',
    before: {
      type: 'CNAME',
      zone_id: 'f',
      name: '_token.shop.example.com',
      content: '_value.acm-validations.aws',
    },
    after: null,
  };
  expect(onlyFinding('validation-record-deleted', { resources: [record, web] }).severity).toBe('high');
});
