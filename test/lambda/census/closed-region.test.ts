import { isClosedRegion } from '../../../lambda/census/closed-region';

const error = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  ['AccessDenied', 'User: a is not authorized to perform: sts:AssumeRole on resource: b'],
  ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
  [
    'AccessDeniedException',
    'User: a is not authorized to perform: acm:ListCertificates with an explicit deny in a service control policy',
  ],
])('%s says that a Region of an account is closed: %s', (name, message) => {
  expect(isClosedRegion(error(name, message))).toBe(true);
});

test.each([
  ['AccessDenied', 'User: a is not authorized to perform: s3:PutObject on resource: b'],
  ['ThrottlingException', 'Rate exceeded'],
  ['TypeError', 'acm:ListCertificates'],
])('%s does not: %s', (name, message) => {
  expect(isClosedRegion(error(name, message))).toBe(false);
});
