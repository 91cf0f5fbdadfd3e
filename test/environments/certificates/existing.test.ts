import { certificateFacts } from '../../../environments/certificates';
import { problemsAfter } from '../../support/spoilt-environment';

test.each(['0a1b', 'arn:aws:acm-pca:eu-west-1:222222222222:certificate-authority/0a1b'])(
  'its form refuses %s, which is no ARN of a certificate',
  (certificateArn) => {
    expect(
      problemsAfter((e) => {
        const { certificates } = e.applications.shop;
        certificates.old = { source: 'existing', domainName: 'old.example.com', certificateArn };
      }),
    ).toEqual([
      'applications.shop.certificates.old.certificateArn: must be the ARN of an ACM certificate, ' +
        `got "${certificateArn}"; write it as "arn:aws:acm:<region>:<account>:certificate/<id>"`,
    ]);
  },
);

describe('its facts', () => {
  test('are that ACM is not asked for it, and the id in its ARN, by which two entries are one', () => {
    const certificateArn = 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b';
    expect(certificateFacts({ source: 'existing', certificateArn })).toEqual({
      isRequested: false,
      identity: '0a1b',
    });
  });

  test('are, without an ARN, the name by which it is looked up', () => {
    expect(certificateFacts({ source: 'existing', domainName: 'Old.Example.com.' })).toEqual({
      isRequested: false,
      identity: 'newest-old.example.com',
    });
    expect(certificateFacts({ source: 'existing' })).toEqual({ isRequested: false });
  });
});
