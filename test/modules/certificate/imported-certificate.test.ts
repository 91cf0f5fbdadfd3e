import type { TerraformStack } from 'cdktf';
import {
  FileMaterial,
  ImportedCertificate,
  type ImportedCertificateProps,
} from '../../../modules/certificate';
import { annotations, onlyResource, resources, synth, template, testStack } from '../../support/synth';

const material = new FileMaterial({ certificatePath: 'certificate.pem', privateKeyPath: 'key.pem' });

function imported(stack: TerraformStack, props: Partial<ImportedCertificateProps> = {}): ImportedCertificate {
  return new ImportedCertificate(stack, 'Partner', { material, ...props });
}

test('imports certificate and key, and asks ACM for nothing', () => {
  const certificate = onlyResource(
    synth((stack) => void imported(stack)),
    'aws_acm_certificate',
  );

  expect(certificate).toMatchObject({
    certificate_body: '${file("certificate.pem")}',
    private_key: '${sensitive(file("key.pem"))}',
    lifecycle: { create_before_destroy: true },
  });
  for (const argument of [
    'certificate_chain',
    'domain_name',
    'validation_method',
    'options',
    'tags',
    'region',
  ]) {
    expect(certificate).not.toHaveProperty(argument);
  }
});

test('imports into each Region, from material that is read once', () => {
  const read = jest.spyOn(material, 'read');
  const made = synth((stack) => {
    imported(stack, {
      placements: [{ region: 'eu-west-1' }, { region: 'us-east-1' }],
      tags: { team: 'shop' },
    });
  });

  expect(resources(made, 'aws_acm_certificate')).toMatchObject([
    { region: 'eu-west-1', tags: { team: 'shop' } },
    { region: 'us-east-1', tags: { team: 'shop' } },
  ]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('hands on the chain', () => {
  const withChain = new FileMaterial({
    certificatePath: 'certificate.pem',
    privateKeyPath: 'key.pem',
    chainPath: 'chain.pem',
  });
  const made = synth((stack) => void imported(stack, { material: withChain }));

  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    certificate_chain: '${file("chain.pem")}',
  });
});

test('tells consumers what it was told', () => {
  const certificate = imported(testStack(), {
    placements: [{ region: 'eu-west-1', accountId: '111111111111' }, { region: 'us-east-1' }],
    domainNames: ['partner.example.com'],
    keyAlgorithm: 'RSA_4096',
  });

  expect(certificate).toMatchObject({
    region: 'eu-west-1',
    accountId: '111111111111',
    domainNames: ['partner.example.com'],
    keyAlgorithm: 'RSA_4096',
    certificateType: 'IMPORTED',
  });
  expect(certificate.inRegion('us-east-1')).toMatchObject({ region: 'us-east-1', keyAlgorithm: 'RSA_4096' });
});

test('warns that nothing renews it and that the state holds the key', () => {
  const stack = testStack();
  imported(stack);

  expect(annotations(stack)).toEqual([
    'warn: imported certificate: ACM does not renew it, and its private key is kept in the Terraform state',
  ]);
  expect(JSON.stringify(template(stack))).not.toContain('BEGIN');
});

test('fails for a Region it was not imported into', () => {
  const certificate = imported(testStack(), { placements: [{ region: 'eu-west-1' }] });

  expect(() => certificate.inRegion('us-east-1')).toThrow('got us-east-1 for a certificate of eu-west-1');
});
