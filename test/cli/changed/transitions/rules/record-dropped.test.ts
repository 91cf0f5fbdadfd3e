import {
  SHOP_ACCOUNT,
  refusals,
  resource,
  shopStack,
  templates,
  validationRecord,
} from '../../../../support/transitions';

const certificate = { aws_acm_certificate: { web: resource('Certificates/web/eu-west-1/Resource') } };
const records = (...names: readonly string[]) => ({
  aws_route53_record: Object.fromEntries(
    names.map((name, index) => [`record${index}`, validationRecord(name)]),
  ),
});
const before = templates(
  shopStack({ resource: { ...certificate, ...records('a.example.com', 'b.example.com') } }),
);

function after(json: object) {
  return templates(shopStack({ resource: { ...certificate, ...records('a.example.com') }, ...json }));
}

describe('a validation record that is not there any more', () => {
  test('is refused, with both ways to say what is meant', () => {
    expect(refusals(before, after({}))).toEqual([
      'record-dropped:test-shop: the validation record of "b.example.com" must be kept or deleted knowingly, as all ' +
        'certificates of the account with the name renew by it, got no word; write validationRecords: { ' +
        "\"b.example.com\": 'retain' } in the application to keep it, or 'delete'",
    ]);
  });

  test('is refused where another provider than Route 53 publishes it', () => {
    const record = resource(`ValidationRecords/${SHOP_ACCOUNT}-c.example.net`, { provider: 'cloudflare' });
    const published = shopStack({ resource: { ...certificate, cloudflare_dns_record: { record } } });

    expect(refusals(templates(published), templates(shopStack({ resource: certificate })))).toEqual([
      expect.stringContaining('"c.example.net"'),
    ]);
  });

  test.each([true, false])('may go by a removed block with destroy = %s', (destroy) => {
    const removed = [{ from: 'aws_route53_record.record1', lifecycle: { destroy } }];

    expect(refusals(before, after({ removed }))).toEqual([]);
  });

  test('is refused where the removed block is about another record', () => {
    const removed = [{ from: 'aws_route53_record.record0', lifecycle: { destroy: false } }];

    expect(refusals(before, after({ removed }))).toHaveLength(1);
  });

  test('may have another address', () => {
    const moved = [{ from: 'aws_route53_record.record1', to: 'aws_route53_record.other' }];
    const resources = {
      ...certificate,
      aws_route53_record: {
        record0: validationRecord('a.example.com'),
        other: validationRecord('b.example.com'),
      },
    };

    expect(refusals(before, templates(shopStack({ moved, resource: resources })))).toEqual([]);
  });

  test('may be written by another DNS provider, which a review of plans is about', () => {
    const record = resource(`ValidationRecords/${SHOP_ACCOUNT}-b.example.com`, { provider: 'cloudflare' });
    const resources = { ...certificate, ...records('a.example.com'), cloudflare_dns_record: { record } };

    expect(refusals(before, templates(shopStack({ resource: resources })))).toEqual([]);
  });

  test('may go where the application is retired', () => {
    expect(refusals(before, templates(shopStack()))).toEqual([]);
  });

  test('may come back, and a host name that is no validation record may go', () => {
    const host = resource('Consumers/web/Alias', { provider: 'aws.shared-services' });
    const published = shopStack({ resource: { ...certificate, aws_route53_record: { host } } });

    expect(refusals(after({}), before)).toEqual([]);
    expect(refusals(templates(published), templates(shopStack({ resource: certificate })))).toEqual([]);
  });
});
