import { Lazy, Token } from 'cdktf';
import {
  type CertificateUse,
  checkCertificate,
  checkHostNames,
  placeOfService,
} from '../../../modules/consumers';
import type { ICertificate } from '../../../modules/core';
import { testStack } from '../../support/synth';

const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d';
const token = (text = '') => Lazy.stringValue({ produce: () => text });

const check = (certificate: Partial<ICertificate>, use: Partial<CertificateUse>) => () =>
  checkCertificate(
    testStack(),
    { certificateArn: token(), ...certificate },
    { service: 'the service', ...use },
  );

const EVERYTHING: Partial<CertificateUse> = {
  region: 'eu-west-1',
  accountId: '111111111111',
  keyAlgorithms: ['RSA_2048', 'EC_prime256v1'],
  hostNames: ['shop.example.com'],
};

test('a certificate that meets every demand passes', () => {
  const certificate = { certificateArn: ARN, domainNames: ['*.example.com'], keyAlgorithm: 'EC_prime256v1' };

  expect(check(certificate, EVERYTHING)).not.toThrow();
});

test('a certificate of which nothing is known passes', () => {
  expect(check({}, EVERYTHING)).not.toThrow();
});

test('tokens pass, on either side', () => {
  const tokens = {
    region: token('us-east-1'),
    accountId: token('222222222222'),
    keyAlgorithm: token('RSA_4096'),
    domainNames: ['other.example.com', token('shop.example.com')],
  };
  expect(check(tokens, EVERYTHING)).not.toThrow();
  expect(check({ domainNames: Token.asList('names') }, EVERYTHING)).not.toThrow();

  const known = { certificateArn: ARN, domainNames: ['other.example.com'] };
  expect(check(known, { region: token(), accountId: token(), hostNames: [token()] })).not.toThrow();
  expect(check(known, { hostNames: Token.asList('names') })).not.toThrow();
});

test('a service that asks nothing takes anything', () => {
  expect(check({ certificateArn: ARN, domainNames: [], keyAlgorithm: 'RSA_1024' }, {})).not.toThrow();
});

describe('the account', () => {
  const message =
    '[test] the service takes a certificate of its own account only, ' +
    'got one of account 111111111111 in account 222222222222; ' +
    'AWS shares no certificate between accounts, neither by RAM nor by policy, so use one of: ' +
    'a public certificate requested in this account and validated through the central zone, ' +
    'a private certificate requested in this account from the CA shared by RAM, ' +
    'or a distributed copy of an exportable certificate';

  test('fails for a certificate of another account and names the ways that work', () => {
    expect(check({ accountId: '111111111111' }, { accountId: '222222222222' })).toThrow(message);
  });

  test('is read from the ARN where the certificate does not say it', () => {
    expect(check({ certificateArn: ARN }, { accountId: '222222222222' })).toThrow(message);
  });
});

describe('the Region', () => {
  const message =
    '[test] the service takes a certificate of us-east-1 here, got one of eu-west-1; ' +
    'give the certificate a placement in us-east-1 and pass that one, as ACM copies none between Regions';

  test('fails for a certificate of another Region', () => {
    expect(check({ region: 'eu-west-1' }, { region: 'us-east-1' })).toThrow(message);
  });

  test('is read from the ARN where the certificate does not say it', () => {
    expect(check({ certificateArn: ARN }, { region: 'us-east-1' })).toThrow(message);
  });
});

test('fails for a key algorithm the service does not take', () => {
  expect(check({ keyAlgorithm: 'RSA_4096' }, { keyAlgorithms: ['RSA_2048', 'EC_prime256v1'] })).toThrow(
    '[test] the service takes a key of RSA_2048, EC_prime256v1, got RSA_4096; use a certificate with one of these',
  );
});

test('fails for a certificate that another issued than those the service trusts', () => {
  expect(check({ certificateType: 'AMAZON_ISSUED' }, { certificateTypes: ['PRIVATE', 'IMPORTED'] })).toThrow(
    '[test] the service takes a certificate of a private CA or an imported certificate only, ' +
      'got a public certificate of ACM; use another certificate',
  );
  expect(check({ certificateType: 'IMPORTED' }, { certificateTypes: ['PRIVATE', 'IMPORTED'] })).not.toThrow();
  expect(check({}, { certificateTypes: ['PRIVATE'] })).not.toThrow();
});

describe('host names', () => {
  test('may be written in any case, with a trailing dot or in another script', () => {
    const domainNames = ['*.EXAMPLE.com', 'xn--bcher-kva.example'];

    expect(check({ domainNames }, { hostNames: ['Shop.example.com.', 'bücher.example'] })).not.toThrow();
  });

  test('fails for one that no name covers', () => {
    const domainNames = ['example.com', '*.example.com'];

    expect(check({ domainNames }, { hostNames: ['example.com', 'a.b.example.com'] })).toThrow(
      '[test] every host name of the service must be on a certificate, got "a.b.example.com" ' +
        'and certificates for example.com, *.example.com; ' +
        'add it to the certificate, where a wildcard stands for exactly one label',
    );
  });

  test('may lie on any of several certificates', () => {
    const one = { certificateArn: ARN, domainNames: ['a.example.com'] };
    const other = { certificateArn: ARN, domainNames: ['b.example.com'] };
    const use = { service: 'the service', hostNames: ['a.example.com', 'b.example.com'] };

    expect(() => checkHostNames(testStack(), [one, other], use)).not.toThrow();
    expect(() => checkHostNames(testStack(), [one], use)).toThrow('got "b.example.com"');
    expect(() => checkHostNames(testStack(), [one, { certificateArn: ARN }], use)).not.toThrow();
  });
});

test('a service is where its placement says or, where that says nothing, where its ARN says', () => {
  const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/shop/1';

  expect(placeOfService({}, arn)).toEqual({ region: 'eu-west-1', accountId: '111111111111' });
  expect(placeOfService({ region: 'us-east-1', accountId: '222222222222' }, arn)).toEqual({
    region: 'us-east-1',
    accountId: '222222222222',
  });
  expect(placeOfService({ providerRegion: 'us-east-1' }, arn)).toEqual({
    region: 'us-east-1',
    accountId: '111111111111',
  });
  expect(placeOfService({}, token(arn))).toEqual({ region: undefined, accountId: undefined });
  expect(placeOfService({}, 'arn:aws:cloudfront::111111111111:distribution/E1')).toEqual({
    region: undefined,
    accountId: '111111111111',
  });
});
