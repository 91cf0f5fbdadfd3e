import type { ApplicationZone } from '../../../../../environments';
import local from '../../../../../environments/local';
import {
  SHARED_ACCOUNT,
  SHOP_ACCOUNT,
  SHOP_ROLE,
  provider,
  refusals,
  resource,
  shopStack,
  stack,
  templates,
  templatesOf,
  validationRecord,
} from '../../../../support/transitions';

const TOKEN = `_${'?'.repeat(32)}`;
const ZONE = '${aws_route53_zone.Zone.zone_id}';
const certificate = { aws_acm_certificate: { api: resource('Certificates/api/eu-west-1/Resource') } };

/** What the role may do: write these names in this zone, as the stacks say it. */
function policyOf(patterns: readonly string[], zone = ZONE): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'route53:ChangeResourceRecordSets',
        Resource: `arn:aws:route53:::hostedzone/${zone}`,
        Condition: {
          'ForAllValues:StringLike': { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': patterns },
          'ForAllValues:StringEquals': {
            'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME'],
            'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
          },
          Null: { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false' },
        },
      },
    ],
  });
}

function sharedServices(policy: string | undefined, zone = 'example.com') {
  const role = { aws_iam_role: { Shop: resource('ValidationRoles/shop/Resource', { name: SHOP_ROLE }) } };
  const policies = {
    aws_iam_role_policy: {
      ShopPolicy: resource('ValidationRoles/shop/Policy', { role: '${aws_iam_role.Shop.name}', policy }),
    },
  };
  return stack('test-shared-services', {
    terraform: { backend: { s3: { bucket: 'states', key: 'shared' } } },
    provider: { aws: [provider(SHARED_ACCOUNT)] },
    resource: {
      aws_route53_zone: { Zone: resource(`Zones/${zone}`, { name: zone }) },
      ...(policy === undefined ? {} : { ...role, ...policies }),
    },
  });
}

/** A shop with records of these names, by number. */
function shop(names: readonly string[], json: object = {}) {
  const records = names.map((name, index) => [`record${index}`, validationRecord(name)]);
  return shopStack({
    resource: { ...certificate, aws_route53_record: Object.fromEntries(records) },
    ...json,
  });
}

const deleted = { removed: [{ from: 'aws_route53_record.record1', lifecycle: { destroy: true } }] };
const kept = { removed: [{ from: 'aws_route53_record.record1', lifecycle: { destroy: false } }] };
const exact = [`${TOKEN}.a.example.com`, `${TOKEN}.b.example.com`];
const before = templates(sharedServices(policyOf(exact)), shop(['a.example.com', 'b.example.com']));

/** The same without the second record. */
function after(policy: string | undefined, json: object = deleted) {
  return templates(sharedServices(policy), shop(['a.example.com'], json));
}

describe('the right to delete a validation record', () => {
  test('is refused to go together with the record', () => {
    expect(refusals(before, after(policyOf([`${TOKEN}.a.example.com`])))).toEqual([
      `record-right-removed:test-shop: role "${SHOP_ROLE}" must keep its right to delete the validation record of ` +
        '"b.example.com" until that is gone, as stack "test-shared-services" is applied first, got a policy without ' +
        'it; first take the name out, with domains, zones and the application as they are, and apply; then take ' +
        'those out',
    ]);
  });

  test.each([
    ['the same names', exact],
    ['the domain they are in', [`${TOKEN}.example.com`, `${TOKEN}.*.example.com`]],
    ['everything', ['*']],
  ])('may become %s', (_, patterns) => {
    expect(refusals(before, after(policyOf(patterns)))).toEqual([]);
  });

  test.each([
    ['a domain alone', [`${TOKEN}.example.com`]],
    ['names below it', [`${TOKEN}.a.example.com`, `${TOKEN}.*.b.example.com`]],
  ])('is refused to become %s', (_, patterns) => {
    expect(refusals(before, after(policyOf(patterns)))).toHaveLength(1);
  });

  test('is refused to be for another zone', () => {
    expect(refusals(before, after(policyOf(exact, '${aws_route53_zone.Other.zone_id}')))).toHaveLength(1);
    expect(
      refusals(
        before,
        templates(sharedServices(policyOf(exact), 'example.org'), shop(['a.example.com'], deleted)),
      ),
    ).toHaveLength(1);
  });

  test('is refused to go with the role, even where the record is only forgotten: Terraform assumes it', () => {
    expect(refusals(before, after(undefined, kept))).toEqual([
      expect.stringMatching(
        /must stay until the validation record of "b.example.com" is gone.* got no such role/,
      ),
    ]);
  });

  test('may go where the record is forgotten', () => {
    expect(refusals(before, after(policyOf([`${TOKEN}.a.example.com`]), kept))).toEqual([]);
  });

  test('is needed by an application that is retired', () => {
    expect(refusals(before, templates(sharedServices(policyOf(exact)), shopStack()))).toEqual([]);
    expect(refusals(before, templates(sharedServices(undefined), shopStack()))).toHaveLength(2);
  });

  test('may go one apply later, and come back', () => {
    const narrow = policyOf([`${TOKEN}.a.example.com`]);

    expect(refusals(after(policyOf(exact)), after(narrow, {}))).toEqual([]);
    expect(refusals(after(narrow), before)).toEqual([]);
  });

  test('is refused to go where the record leaves the zone for another', () => {
    const moved = validationRecord('b.example.com', { zone_id: '${data.aws_route53_zone.Below.zone_id}' });
    const zone = { name: 'b.example.com', provider: 'aws.shared-services' };
    const shopAfter = shopStack({
      data: { aws_route53_zone: { Below: zone, Zone: { ...zone, name: 'example.com' } } },
      resource: {
        ...certificate,
        aws_route53_record: { record0: validationRecord('a.example.com'), record1: moved },
      },
    });

    expect(
      refusals(before, templates(sharedServices(policyOf([`${TOKEN}.a.example.com`])), shopAfter)),
    ).toHaveLength(1);
    expect(refusals(before, templates(sharedServices(policyOf(exact)), shopAfter))).toEqual([]);
  });

  test('is not judged where zones cannot be compared, or policies are not in the synthesis', () => {
    const byId = policyOf(exact, 'Z0123456789ABCDEFGHIJ');
    const templated = '${data.aws_iam_policy_document.shop.json}';

    expect(refusals(before, after(byId))).toEqual([]);
    expect(refusals(before, after(templated))).toEqual([]);
    expect(
      refusals(
        templates(shop(['a.example.com', 'b.example.com'])),
        templates(shop(['a.example.com'], deleted)),
      ),
    ).toEqual([]);
  });

  test('is not taken by a role of the same name in another account', () => {
    const foreign = stack('other', {
      provider: { aws: [provider(SHOP_ACCOUNT)] },
      resource: { aws_iam_role: { Shop: resource('Role', { name: SHOP_ROLE }) } },
    });
    const withForeign = templates(foreign, ...after(undefined).values());

    expect(refusals(before, withForeign)).toHaveLength(1);
  });

  test('stays where its stack is gone, which is refused by itself', () => {
    expect(refusals(before, templates(shop(['a.example.com'], deleted)))).toEqual([
      expect.stringMatching(/^stack-removed:test-shared-services/),
    ]);
  });
});

describe('the right to delete the record of a host name', () => {
  const shopWith = (hostNameRecords?: 'published' | 'withdrawn') => {
    const own = { ...local.applications.shop!, hostNameRecords };
    const web = { ...own.consumers!.web!, hostNames: ['shop.example.com'] };
    return templatesOf({
      ...local,
      applications: { ...local.applications, shop: { ...own, consumers: { web } } },
    });
  };

  test('is refused to go together with the record', () => {
    expect(refusals(shopWith('published'), shopWith())).toEqual([
      'record-right-removed:local-shop: role "certfleet-local-shop-validation" must keep its right to delete the ' +
        'record of host name "shop.example.com" until that is gone, as stack "local-shared-services" is applied ' +
        "first, got a policy without it; first set hostNameRecords to 'withdrawn', with domains, zones and the " +
        'application as they are, and apply; then take those out',
    ]);
  });

  test('goes in two steps, and comes back in one', () => {
    expect(refusals(shopWith('published'), shopWith('withdrawn'))).toEqual([]);
    expect(refusals(shopWith('withdrawn'), shopWith())).toEqual([]);
    expect(refusals(shopWith(), shopWith('published'))).toEqual([]);
  });
});

describe('the right to delete the record that proves the name of an endpoint service', () => {
  const shopWith = (textProofs?: 'published' | 'withdrawn') => {
    const own = { ...local.applications.shop!, textProofs };
    const partners = {
      type: 'endpoint-service',
      loadBalancerName: 'shop',
      privateDnsName: 'shop.example.com',
      certificate: 'web',
    } as const;
    return templatesOf({
      ...local,
      applications: { ...local.applications, shop: { ...own, consumers: { partners } } },
    });
  };

  test('is refused to go together with the record', () => {
    expect(refusals(shopWith('published'), shopWith())).toEqual([
      'record-right-removed:local-shop: role "certfleet-local-shop-validation" must keep its right to delete the TXT ' +
        'record that proves "shop.example.com" until that is gone, as stack "local-shared-services" is applied first, got a ' +
        "policy without it; first set textProofs, and textProof of its consumers, to 'withdrawn', with domains, zones and the application as they are, and " +
        'apply; then take those out',
    ]);
  });

  test('goes in two steps, and comes back in one', () => {
    expect(refusals(shopWith('published'), shopWith('withdrawn'))).toEqual([]);
    expect(refusals(shopWith('withdrawn'), shopWith())).toEqual([]);
    expect(refusals(shopWith(), shopWith('published'))).toEqual([]);
  });
});

describe('the right to take back the delegation to a zone of the account', () => {
  const shopWith = (zone?: Partial<ApplicationZone>) =>
    templatesOf({
      ...local,
      sharedServices: {
        ...local.sharedServices,
        zones: {
          ...local.sharedServices.zones,
          ...(zone && { 'shop.example.com': { type: 'application', application: 'shop', ...zone } }),
        },
      },
      applications: {
        ...local.applications,
        shop: { ...local.applications.shop!, certificates: {}, consumers: {} },
      },
    });

  test('is refused to go together with the zone', () => {
    expect(refusals(shopWith({}), shopWith())).toContainEqual(
      expect.stringContaining(
        'must keep its right to delete the delegation to zone "shop.example.com" until that is gone',
      ),
    );
  });

  test('goes in two steps', () => {
    expect(refusals(shopWith({}), shopWith({ delegation: 'withdrawn' }))).toEqual([]);
    expect(refusals(shopWith({ delegation: 'withdrawn' }), shopWith())).toEqual([]);
  });
});
