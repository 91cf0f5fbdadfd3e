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

test('has the tag by which a function will find it, whatever its entry is called', () => {
  expect(onlyResource(wire({ tags: { Name: 'Old' } }).made(), 'aws_acm_certificate')).toMatchObject({
    tags: { Name: 'Old', 'certfleet:certificate': 'certfleet-production-old-rotation' },
  });
});

describe('with rotation', () => {
  const { declared, made } = wire({ rotation: {}, regions: ['us-east-1'], tags: { team: 'shop' } });

  test('Terraform reads no secret and imports nothing, in the place where it would', () => {
    expect(dataSources(made(), 'aws_secretsmanager_secret_version')).toEqual([]);
    expect(resources(made(), 'aws_acm_certificate')).toEqual([]);
    expect(made()).toMatchObject({
      removed: [{ from: 'aws_acm_certificate.old_us-east-1_3ED3C5AB', lifecycle: { destroy: false } }],
    });
  });

  test("the function is in the account's first Region, with the secret, and the certificate in its own", () => {
    const { region, environment } = onlyResource(made(), 'aws_lambda_function') as {
      readonly region: string;
      readonly environment: { readonly variables: { readonly CERTFLEET_ROTATION: string } };
    };
    expect(region).toBe('eu-west-1');
    expect(JSON.parse(environment.variables.CERTFLEET_ROTATION)).toEqual({
      certificate: 'certfleet-production-old-rotation',
      source: { secretId: 'old' },
      sourceRegion: 'eu-west-1',
      accountId: '222222222222',
      regions: ['us-east-1'],
      domainNames: ['old.example.com'],
      needsChain: true,
    });
    expect(declared.inRegion('us-east-1').region).toBe('us-east-1');
  });

  test("the certificate has the tags that Terraform's default tags would have given it", () => {
    const { input } = onlyResource(made(), 'aws_lambda_invocation') as { readonly input: string };
    expect(JSON.parse(input)).toEqual({
      region: 'us-east-1',
      tags: {
        Name: 'old',
        team: 'shop',
        'certfleet:certificate': 'certfleet-production-old-rotation',
        'certfleet:environment': 'production',
        'certfleet:rotated': 'true',
      },
    });
  });
});
