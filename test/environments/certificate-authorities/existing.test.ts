import { problemsAfter } from '../../support/spoilt-environment';

test.each([
  'issuing',
  'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b',
  'arn:aws:acm-pca:eu-west-1:1111:certificate-authority/0a1b',
])('refuses %s, which is no ARN of a CA', (certificateAuthorityArn) => {
  expect(
    problemsAfter((e) => {
      e.sharedServices.certificateAuthorities.other = { type: 'existing', certificateAuthorityArn };
    }),
  ).toContainEqual(
    `sharedServices.certificateAuthorities.other.certificateAuthorityArn: must be the ARN of a private CA, ` +
      `got "${certificateAuthorityArn}"; write it as "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"`,
  );
});
