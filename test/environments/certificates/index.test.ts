import { certificateFacts } from '../../../environments/certificates';
import { problemsAfter } from '../../support/spoilt-environment';

test('refuses a certificate without a source, and lists them', () => {
  expect(problemsAfter((e) => delete e.applications.shop.certificates.orders.source)).toEqual([
    expect.stringMatching(
      /^applications\.shop\.certificates\.orders\.source: must have the source public, private, imported, distributed or existing, got .*; choose one$/,
    ),
  ]);
});

test('has no facts of a certificate whose source is not known', () => {
  expect(certificateFacts({ domainName: 'shop.example.com' })).toBeUndefined();
  expect(certificateFacts(undefined)).toBeUndefined();
});
