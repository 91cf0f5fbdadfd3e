import type { ImportedCertificate } from '../../../environments';
import { wireImportedCertificate } from '../../../stacks/certificates/imported';
import { certificatesOf } from '../../support/declared-certificates';
import { dataSources, onlyResource, resources, template } from '../../support/synth';

function wire(changes: Partial<ImportedCertificate> = {}) {
  const { stack, context } = certificatesOf({});
  const certificate = {
    source: 'imported',
    domainName: 'old.example.com',
    secretId: 'old',
    ...changes,
  } as const;
  const declared = wireImportedCertificate(stack, 'old', certificate, context);
  return { declared, made: () => template(stack) };
}

test("reads the secret once, in the account's first Region, and imports it wherever it is declared", () => {
  const { made, declared } = wire({ regions: ['us-east-1', 'eu-west-1'] });
  expect(dataSources(made(), 'aws_secretsmanager_secret_version')).toMatchObject([
    { region: 'eu-west-1', secret_id: 'old' },
  ]);
  expect(
    resources(made(), 'aws_acm_certificate')
      .map(({ region }) => region)
      .sort(),
  ).toEqual(['eu-west-1', 'us-east-1']);
  expect(declared.inRegion('us-east-1').region).toBe('us-east-1');
});

test('imports a chain where the secret has one', () => {
  expect(onlyResource(wire().made(), 'aws_acm_certificate')).not.toHaveProperty('certificate_chain');
  expect(onlyResource(wire({ hasChain: true }).made(), 'aws_acm_certificate')).toMatchObject({
    certificate_chain: expect.stringMatching(/\.secret_string\)\.chain\}$/) as string,
  });
});

test('tells who uses it what the file says of its names and its key', () => {
  const { declared } = wire({ subjectAlternativeNames: ['*.old.example.com'], keyAlgorithm: 'RSA_1024' });
  expect(declared.inRegion('eu-west-1')).toMatchObject({
    domainNames: ['old.example.com', '*.old.example.com'],
    keyAlgorithm: 'RSA_1024',
  });
});
