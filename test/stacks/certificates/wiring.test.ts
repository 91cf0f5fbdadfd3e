import type { Certificate } from '../../../environments';
import { CertificateInEachPlace, placementsOf } from '../../../stacks/certificates/wiring';
import { certificatesOf } from '../../support/declared-certificates';

const certificate: Certificate = { source: 'existing', domainName: 'shop.example.com' };

test('a certificate is in the Regions it says, in that order', () => {
  const { context } = certificatesOf({});
  const placements = placementsOf({ ...certificate, regions: ['us-east-1', 'eu-west-1'] }, context);
  expect(placements.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1']);
});

test("a certificate that says none is in the account's first Region", () => {
  expect(placementsOf(certificate, certificatesOf({}).context)).toMatchObject([{ region: 'eu-west-1' }]);
});

test('fails in a Region that the account does not use', () => {
  const { context } = certificatesOf({});
  expect(() => placementsOf({ ...certificate, regions: ['eu-central-1'] }, context)).toThrow(
    'a Region must be listed, got eu-central-1; add it to eu-west-1, us-east-1',
  );
});

test.each([
  ['a Region of each resource', undefined],
  ['a provider of each Region', { major: 5, version: '~> 5.100' } as const],
])('stands for one certificate in each place under one name, with %s', (_how, version) => {
  const { stack, context } = certificatesOf({}, {}, version);
  const placements = placementsOf({ ...certificate, regions: ['eu-west-1', 'us-east-1'] }, context);
  const declared = new CertificateInEachPlace(stack, 'web', placements, (scope, id, at) => ({
    certificateArn: `${scope.node.path}/${id}`,
    region: at.region ?? at.providerRegion,
    domainNames: ['shop.example.com'],
  }));
  expect(declared.inRegion('us-east-1').certificateArn).toBe('test/web/us-east-1');
  expect(declared).toMatchObject({
    certificateArn: 'test/web/eu-west-1',
    region: 'eu-west-1',
    domainNames: ['shop.example.com'],
  });
});
