import type { Environment } from '../../environments';
import { chooseCertificates, declaredZone } from '../../environments/environment-certificates';
import local from '../../environments/local';
import production from '../../environments/production';

function chosen(wanted?: string): string[] {
  return chooseCertificates([local, production], wanted).map(
    ({ environment, account, certificate }) => `${environment.name}/${account}/${certificate}`,
  );
}

test('chooses every certificate unless one is named', () => {
  expect(chosen()).toHaveLength(
    [local, production]
      .flatMap(({ applications }) => Object.values(applications))
      .flatMap(({ certificates }) => Object.keys(certificates ?? {})).length,
  );
});

test('chooses by name in every environment, and by account and name', () => {
  expect(chosen('web')).toEqual(['local/shop/web', 'production/shop/web']);
  expect(chosen('billing/api')).toEqual(['production/billing/api']);
});

test('chooses none of a retired account', () => {
  const shop = { ...local.applications.shop!, retired: true };
  const retired = { ...local, applications: { ...local.applications, shop } };
  expect(new Set(chooseCertificates([retired]).map(({ account }) => account))).toEqual(
    new Set(['partner', 'edge']),
  );
});

test('fails where no environment has the certificate', () => {
  expect(() => chosen('shop/wbe')).toThrow(
    'a certificate must be one of the environments local, production, got "shop/wbe"; did you mean "shop/web"?',
  );
});

test('finds the longest zone of a name, and an explicit one before it', () => {
  const environment: Environment = {
    ...local,
    sharedServices: {
      ...local.sharedServices,
      zones: { 'example.com': { type: 'create' }, 'shop.example.com': { type: 'manual' } },
    },
    applications: {
      shop: {
        ...local.applications.shop!,
        certificates: {
          web: {
            source: 'public',
            domainName: 'shop.example.com',
            zones: { '*.a.shop.example.com': 'example.com' },
          },
        },
      },
    },
  };
  const [web] = chooseCertificates([environment], 'web');
  expect(declaredZone(web!, '*.shop.example.com')).toEqual({
    name: 'shop.example.com',
    zone: { type: 'manual' },
  });
  expect(declaredZone(web!, 'a.shop.example.com')).toEqual({ name: 'example.com', zone: { type: 'create' } });
  expect(declaredZone(web!, 'example.org')).toBeUndefined();
});
