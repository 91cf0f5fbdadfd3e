import { certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const values = {
  type: 'CNAME',
  zone_id: 'Z1',
  name: '_token.shop.example.com',
  fqdn: '_token.shop.example.com',
  records: ['_value.acm-validations.aws'],
};
const web = { address: 'aws_acm_certificate.web', before: certificateValues('web', ['shop.example.com']) };
const old = { address: 'aws_route53_record.old', before: values, after: null };
const made = (more: object = {}) => ({ address: 'aws_route53_record.new', after: { ...values, ...more } });

test('is high where the record is replaced in another zone', () => {
  const record = {
    address: 'aws_route53_record.shop',
    before: values,
    after: { ...values, zone_id: 'Z2' },
    replacedFor: ['zone_id'],
  };
  expect(onlyFinding('validation-record-moved', { resources: [web, record] })).toEqual({
    severity: 'high',
    stack: 'test-shop',
    address: 'aws_route53_record.shop',
    what: 'The record that proves "shop.example.com" moves to another zone. Unless the domain is delegated there, renewals fail from now on, and new certificates are never issued.',
    remedy:
      'Check the delegation first (certfleet doctor), and keep the old record until the new one resolves in public DNS.',
  });
});

test('sees a move to another zone at another address, and does not call it deleted', () => {
  const plan = { resources: [web, old, made({ zone_id: 'Z2' })] };
  expect(onlyFinding('validation-record-moved', plan).what).toContain('moves to another zone');
  expect(findingsOf('validation-record-deleted', plan)).toEqual([]);
});

test('sees a move to another account', () => {
  const accounts = { aws: '111111111111', 'aws.dns': '444444444444' };
  const resources = [
    web,
    { ...old, after: undefined, before: values, actions: ['delete'] },
    { ...made({ zone_id: 'Z2' }), provider: 'aws.dns' },
  ];
  expect(onlyFinding('validation-record-moved', { resources, accounts }).what).toContain(
    'moves to another account',
  );
});

test('warns of a move to another address alone, which races', () => {
  expect(onlyFinding('validation-record-moved', { resources: [web, old, made()] })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining('may leave none'),
    remedy: expect.stringContaining('moved block'),
  });
});

test('sees a move to another DNS service', () => {
  const { records, fqdn, ...rest } = values;
  expect(fqdn).toBe(rest.name);
  const there = {
    address: 'cloudflare_dns_record.new',
    after: { ...rest, zone_id: 'f', content: records[0], proxied: false },
  };
  expect(onlyFinding('validation-record-moved', { resources: [web, old, there] }).what).toContain(
    'moves to another DNS service',
  );
});

describe('of a zone that is not known yet', () => {
  const later = { ...values, zone_id: undefined };
  const references = { zone_id: ['aws_route53_zone.new'] };
  const unknown = { zone_id: true };
  const newZone = { address: 'aws_route53_zone.new', after: { name: 'shop.example.com' } };
  const shop = { address: 'aws_route53_record.shop', before: values, after: later, replacedFor: ['zone_id'] };

  test('says nothing where the certificate is made anew, and its record with it', () => {
    const record = {
      ...shop,
      after: { type: 'CNAME' },
      unknown: { zone_id: true, name: true, records: true },
      replacedFor: ['name', 'zone_id'],
    };
    expect(findingsOf('validation-record-moved', { resources: [web, record] })).toEqual([]);
  });

  test('is low where the record has its name and may stay', () => {
    expect(onlyFinding('validation-record-moved', { resources: [web, { ...shop, unknown }] })).toMatchObject({
      severity: 'low',
      what: 'The record that proves "shop.example.com" is made anew. Whether it stays in its zone is known only after the apply.',
    });
  });

  test('is high where the zone is made in the same plan', () => {
    const resources = [web, newZone, { ...shop, unknown, references }];
    expect(onlyFinding('validation-record-moved', { resources })).toMatchObject({
      severity: 'high',
      what: expect.stringContaining('to another zone'),
    });
  });

  test('warns of the race where the record also has another address', () => {
    const there = { address: 'aws_route53_record.new', after: later, unknown };
    expect(onlyFinding('validation-record-moved', { resources: [web, old, there] }).what).toContain(
      'may leave none',
    );
  });
});

test.each([
  ['no certificate needs the record', [old, made({ zone_id: 'Z2' })]],
  [
    'the record is replaced where it is',
    [
      web,
      { address: 'aws_route53_record.shop', before: values, after: values, replacedFor: ['set_identifier'] },
    ],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('validation-record-moved', { resources })).toEqual([]);
});
