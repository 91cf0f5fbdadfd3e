import { type KnownCertificate, deletedValidationRecords } from '../../../review';
import { PlannedChanges } from '../../../review/planned-changes';
import { validationRecordDeleted } from '../../../review/rules/validation-record-deleted';
import {
  type PlanEntry,
  type PlanProps,
  certificateArn,
  certificateValues,
  findingsOf,
  onlyFinding,
  planOf,
} from '../../support/plan';

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
      'Keep the record "_token.shop.example.com" as long as a certificate of the account has the name: say retain for "shop.example.com" in validationRecords of the environment, or write a removed block, by which Terraform forgets it without deleting it.',
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

test('sees a certificate that Terraform forgets: ACM goes on renewing it', () => {
  const forgotten = { ...web, actions: ['forget'], after: null };
  expect(onlyFinding('validation-record-deleted', { resources: [deleted, forgotten] }).severity).toBe('high');
});

describe('where ACM was asked', () => {
  const made = {
    certificateArn: certificateArn('by-hand', 'us-east-1'),
    domainName: 'www.example.com',
    recordNames: ['_other.www.example.com', '_token.shop.example.com'],
    expiry: '2027-01-31T00:00:00.000Z',
  };
  const check = (plan: PlanProps, ...known: readonly KnownCertificate[]) =>
    validationRecordDeleted.check(new PlannedChanges([planOf(plan)], known));

  test('names a certificate made by hand that renews by the record, and its end', () => {
    const [finding] = check({ resources: [deleted] }, made);
    expect(String(finding!.what)).toBe(
      'The record that proves "shop.example.com" is deleted, and the certificate for "www.example.com (arn:aws:acm:us-east-1:222222222222:certificate/by-hand)" still renews by it. Nothing fails today; the next renewal does, and it expires on "2027-01-31".',
    );
  });

  test('names it beside those of plans, and the end that comes first', () => {
    const [finding] = check({ resources: [deleted, web] }, made, {
      ...made,
      domainName: 'x',
      expiry: undefined,
    });
    expect(String(finding!.what)).toContain('"*.shop.example.com", "www.example.com (arn:');
    expect(String(finding!.what)).toContain('expires on "2027-01-31"');
  });

  test.each([
    ['renews by another record', [deleted], { ...made, recordNames: ['_other.shop.example.com'] }],
    [
      'goes in the plan',
      [deleted, { ...web, after: null }],
      { ...made, certificateArn: certificateArn('web') },
    ],
  ])('says nothing of a certificate that %s', (_what, resources, known) => {
    expect(check({ resources }, known)).toEqual([]);
  });

  test('asks about records that are deleted, not about those that Terraform forgets', () => {
    const asked = (record: PlanEntry) => deletedValidationRecords([planOf({ resources: [record] })]);
    expect(asked(deleted)).toEqual([
      { stack: 'test-shop', recordName: '_token.shop.example.com', provedName: 'shop.example.com' },
    ]);
    expect(asked({ ...deleted, actions: ['forget'] })).toEqual([]);
  });
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
  ['Terraform only forgets the record', [{ ...deleted, actions: ['forget'] }, web]],
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

describe('knows a record at Cloudflare that is written without its zone', () => {
  const record = (more: object) => ({
    address: 'cloudflare_record.shop',
    before: { type: 'CNAME', zone_id: 'f', name: '_token.shop', value: '_v.acm-validations.aws', ...more },
    after: null,
  });
  const option = {
    resource_record_name: '_token.shop.example.com.',
    resource_record_value: '_v.acm-validations.aws.',
  };
  const proved = { ...web, before: { ...web.before, domain_validation_options: [option] } };

  test.each([
    ['by the name that Cloudflare made of it', web, { hostname: '_token.shop.example.com' }],
    ['by the value that a certificate wants to see', proved, {}],
  ])('%s', (_how, certificate, more) => {
    expect(
      onlyFinding('validation-record-deleted', { resources: [record(more), certificate] }).what,
    ).toContain('The record that proves "shop.example.com" is deleted');
  });
});
