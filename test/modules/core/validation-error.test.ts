import { Construct } from 'constructs';
import { ValidationError, Words } from '../../../modules/core';
import { testStack } from '../../support/synth';

test('an error says which construct was refused', () => {
  const shop = new Construct(testStack(), 'Shop');
  const error = new ValidationError(shop, {
    subject: 'domainName',
    rule: 'must be a name',
    got: 1,
    remedy: 'write it out',
  });

  expect(error.message).toBe('[test/Shop] domainName must be a name, got 1; write it out');
  expect(error.name).toBe('ValidationError');
  expect(error.constructPath).toBe('test/Shop');
  expect(error.brokenRule).toMatchObject({ subject: 'domainName', got: 1 });
});

test('an error is one line, whatever value it names', () => {
  const shop = new Construct(testStack(), 'Shop');
  const error = new ValidationError(shop, {
    subject: 'tag',
    rule: 'must be short',
    got: new Words('x\n::error::y'),
    remedy: 'shorten it',
  });
  expect(error.message).toBe('[test/Shop] tag must be short, got x\\u000a::error::y; shorten it');
});
