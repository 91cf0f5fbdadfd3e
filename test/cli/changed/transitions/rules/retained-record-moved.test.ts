import { refusals, shopStack, templates, validationRecord } from '../../../../support/transitions';

const inZone = (zone_id: string, name: string) =>
  templates(
    shopStack({
      resource: { aws_route53_record: { record: validationRecord('x.sub.example.com', { zone_id, name }) } },
    }),
  );
const RETAINED = '_retained-but-not-in-the-state.x.sub.example.com';

test('a retained record that would go to another zone is refused, with the line to write', () => {
  expect(refusals(inZone('ZOUTER', '${token}'), inZone('ZINNER', RETAINED))).toEqual([
    'retained-record-moved:test-shop: the retained validation record of "x.sub.example.com" must stay in its zone, as ' +
      'elsewhere it is deleted here and made without its value there, got another zone; say the zone in ' +
      "validationRecords: { \"x.sub.example.com\": { state: 'retain', zone: '…' } }, as the certificate did",
  ]);
});

test('one that stays in its zone, and one that a certificate needs, may be', () => {
  expect(refusals(inZone('ZOUTER', '${token}'), inZone('ZOUTER', RETAINED))).toEqual([]);
  expect(refusals(inZone('ZOUTER', '${token}'), inZone('ZINNER', '${token}'))).toEqual([]);
});
