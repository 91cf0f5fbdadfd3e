import type { Application } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const at = 'applications.shop.consumers.site';
const entry = {
  type: 'amplify-domain',
  appId: 'd1m7bkiki6tdw1',
  domainName: 'shop.example.com',
  subDomains: [
    { prefix: '', branchName: 'main' },
    { prefix: 'preview', branchName: 'develop' },
  ],
  certificate: 'web',
} as const;
const account = { accountId: '222222222222', regions: ['eu-west-1'] } as unknown as Application;

const found = (changes: object) =>
  problemsAfter((e) => {
    e.applications.shop.consumers.site = { ...entry, ...changes };
  });

test('has a name for each sub-domain, which nothing else at CloudFront has', () => {
  expect(consumerFacts(entry, account)).toMatchObject({
    hostNames: [
      [['subDomains', 0, 'prefix'], 'shop.example.com'],
      [['subDomains', 1, 'prefix'], 'preview.shop.example.com'],
    ],
    service: 'amplifyDomain',
    region: 'eu-west-1',
    claims: [
      { path: ['subDomains', 0, 'prefix'], thing: 'the name "shop.example.com" at CloudFront' },
      { path: ['subDomains', 1, 'prefix'], thing: 'the name "preview.shop.example.com" at CloudFront' },
    ],
    problems: [],
  });
});

test('is right as it stands, and with every label', () => {
  expect(found({})).toEqual([]);
  expect(found({ subDomains: [{ prefix: '*', branchName: 'main' }] })).toEqual([]);
});

test.each([
  [
    { appId: 'my-app' },
    'appId: must be the id of an Amplify app, got "my-app"; use the last part of its ARN',
  ],
  [{ subDomains: [] }, 'subDomains[0]: must be an object'],
  [
    { subDomains: [{ prefix: 'Www', branchName: 'main' }] },
    'subDomains[0].prefix: must be labels in front of the domain, "*", or nothing for the domain itself, got "Www"',
  ],
  [
    {
      subDomains: [
        { prefix: 'www', branchName: 'main' },
        { prefix: 'www', branchName: 'develop' },
      ],
    },
    'subDomains[1].prefix: must be there once, got "www.shop.example.com"; leave out the one or the other',
  ],
  [
    { subDomains: [{ prefix: 'a.b', branchName: 'main' }] },
    'subDomains[0].prefix: must be covered by a name on its certificate, got "a.b.shop.example.com"',
  ],
  [
    { certificate: 'api', domainName: 'example.com', subDomains: [{ prefix: 'api', branchName: 'main' }] },
    'certificate: must be a certificate in us-east-1',
  ],
])('refuses %j', (changes, problem) => {
  expect(found(changes)).toEqual([expect.stringContaining(`${at}.${problem}`)]);
});

test('refuses a key that Amplify does not take', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.web.keyAlgorithm = 'EC_secp384r1';
      e.applications.shop.consumers.site = entry;
    }),
  ).toEqual([
    `${at}.certificate: must be a certificate with a key that an Amplify domain takes, not EC_secp384r1, got "web"; ` +
      'use one with RSA_1024, RSA_2048, RSA_3072, RSA_4096, EC_prime256v1',
  ]);
});
