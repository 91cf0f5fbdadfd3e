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
