import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { UniqueLogicalIds } from '../../stacks/unique-logical-ids';
import { testStack } from '../support/synth';

function validated(define: (stack: TerraformStack) => void): () => void {
  const stack = testStack();
  stack.node.addValidation(new UniqueLogicalIds(stack));
  define(stack);
  return () => stack.runAllValidations();
}

const certificate = (scope: Construct, id: string) => new AcmCertificate(scope, id, { domainName: id });

test('fails where two ids differ only in punctuation, because Terraform would see the later alone', () => {
  expect(
    validated((stack) => {
      certificate(stack, 'a.bc.com');
      certificate(stack, 'ab.c.com');
    }),
  ).toThrow(
    'an element must have a logical id of its own, got abccom for test/a.bc.com and test/ab.c.com; ' +
      'put one of them into a construct, or rename it',
  );
});

test('fails where an output is given the id of another', () => {
  expect(
    validated((stack) => {
      new TerraformOutput(stack, 'A', { value: 1 }).overrideLogicalId('arn');
      new TerraformOutput(stack, 'B', { value: 2 }).overrideLogicalId('arn');
    }),
  ).toThrow('got arn for test/A and test/B');
});

test('takes such ids within constructs, whose path is part of the address', () => {
  expect(
    validated((stack) => {
      certificate(new Construct(stack, 'A'), 'a.bc.com');
      certificate(new Construct(stack, 'B'), 'ab.c.com');
    }),
  ).not.toThrow();
});

test('takes one id for a resource and what is looked up, which have different addresses', () => {
  expect(
    validated((stack) => {
      certificate(stack, 'a.bc.com');
      new DataAwsAcmCertificate(stack, 'ab.c.com', { domain: 'ab.c.com' });
    }),
  ).not.toThrow();
});
