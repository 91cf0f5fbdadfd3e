import type { ExistingCertificate } from '../../../environments';
import { wireExistingCertificate } from '../../../stacks/certificates/existing';
import { certificatesOf } from '../../support/declared-certificates';
import { dataSources, template } from '../../support/synth';

const ARN = 'arn:aws:acm:us-east-1:222222222222:certificate/0a1b';

function wire(changes: Partial<ExistingCertificate> = {}) {
  const { stack, context } = certificatesOf({});
  const certificate = { source: 'existing', domainName: 'old.example.com', ...changes } as const;
  const declared = wireExistingCertificate(stack, 'old', certificate, context);
  return { declared, made: () => template(stack) };
}

test('is its ARN, and nothing is looked up', () => {
  const { made, declared } = wire({ certificateArn: ARN, regions: ['us-east-1'], keyAlgorithm: 'RSA_4096' });
  expect(declared.inRegion('us-east-1')).toMatchObject({
    certificateArn: ARN,
    accountId: '222222222222',
    domainNames: ['old.example.com'],
    keyAlgorithm: 'RSA_4096',
  });
  expect(made()).not.toHaveProperty('data');
});

test('without an ARN is looked up by its first name, in each Region', () => {
  const { made, declared } = wire({
    subjectAlternativeNames: ['*.old.example.com'],
    regions: ['eu-west-1', 'us-east-1'],
  });
  expect(dataSources(made(), 'aws_acm_certificate')).toMatchObject([
    { region: 'eu-west-1', domain: 'old.example.com' },
    { region: 'us-east-1', domain: 'old.example.com' },
  ]);
  expect(declared.inRegion('us-east-1').domainNames).toEqual(['old.example.com', '*.old.example.com']);
});

test('is requested by nobody here', () => {
  expect(wire().made()).not.toHaveProperty('resource');
  expect(wire({ certificateArn: ARN, regions: ['us-east-1'] }).made()).not.toHaveProperty('resource');
});
