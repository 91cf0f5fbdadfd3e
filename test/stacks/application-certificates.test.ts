import type { Certificate } from '../../environments';
import { ApplicationCertificates } from '../../stacks/application-certificates';
import { certificatesOf } from '../support/declared-certificates';
import { template } from '../support/synth';

const web: Certificate = {
  source: 'public',
  domainName: 'shop.example.com',
  regions: ['eu-west-1', 'us-east-1'],
};
const orders: Certificate = {
  source: 'private',
  certificateAuthority: 'issuing',
  domainName: 'orders.internal.example',
};

function define(certificates: Readonly<Record<string, Certificate>>) {
  const { stack, context } = certificatesOf(certificates);
  return { stack, certificates: new ApplicationCertificates(stack, 'Certificates', context) };
}

const addresses = (certificates: Readonly<Record<string, Certificate>>) =>
  Object.keys(template(define(certificates).stack).resource!.aws_acm_certificate!);

test('has every certificate under its name, in each of its Regions', () => {
  expect(addresses({ web, orders })).toEqual([
    expect.stringMatching(/^Certificates_orders_eu-west-1_/),
    expect.stringMatching(/^Certificates_web_eu-west-1_/),
    expect.stringMatching(/^Certificates_web_us-east-1_/),
  ]);
});

test('is empty for an account that declares none', () => {
  const { stack, context } = certificatesOf({}, { certificates: undefined });
  new ApplicationCertificates(stack, 'Certificates', context);
  expect(template(stack)).not.toHaveProperty('resource');
});

test('gives the certificate of a Region to who uses it', () => {
  const { certificates } = define({ web, orders });
  expect(certificates.inRegion('web', 'us-east-1')).toMatchObject({
    region: 'us-east-1',
    accountId: '222222222222',
    domainNames: ['shop.example.com'],
  });
  expect(certificates.inRegion('orders', 'eu-west-1').domainNames).toEqual(['orders.internal.example']);
});

test('fails for one that is not declared, and for a Region that it is not in', () => {
  const { certificates } = define({ orders });
  expect(() => certificates.inRegion('web', 'eu-west-1')).toThrow(
    '[test/Certificates] a certificate must be declared, got "web"; declare it',
  );
  expect(() => certificates.inRegion('orders', 'us-east-1')).toThrow(
    'a certificate serves only its own Regions, got us-east-1 for a certificate of eu-west-1',
  );
});

test.each([
  ['public', web],
  ['private', orders],
])('moves a renamed %s certificate in the state, in every Region', (_source, certificate) => {
  const before = addresses({ old: certificate });
  const renamed = template(define({ new: { ...certificate, formerly: 'old' } }).stack);
  const moved = renamed
    .moved!.map(({ from }) => from)
    .filter((from) => from.startsWith('aws_acm_certificate.'));
  expect(moved).toEqual(before.map((address) => `aws_acm_certificate.${address}`));
});
