import { CERTIFICATE_REQUIREMENTS } from '../../../modules/core';
import { problemsAfter } from '../../support/spoilt-environment';

test('refuses a stage without its API', () => {
  expect(
    problemsAfter((e) => {
      delete e.applications.shop.consumers.api.restApiName;
      e.applications.shop.consumers.api.stageName = 'live';
    }),
  ).toEqual([
    'applications.shop.consumers.api.stageName: must come with the API it is a stage of, got "live"; set restApiName, or leave it out',
  ]);
});

test.each([
  [
    'application',
    'RSA_1024',
    'an Application Load Balancer',
    CERTIFICATE_REQUIREMENTS.applicationLoadBalancer,
  ],
  ['network', 'RSA_4096', 'a Network Load Balancer', CERTIFICATE_REQUIREMENTS.networkLoadBalancer],
])(
  'refuses a key that the %s load balancer does not take',
  (type, keyAlgorithm, service, { keyAlgorithms }) => {
    expect(
      problemsAfter((e) => {
        e.applications.shop.certificates.old = {
          source: 'imported',
          domainName: 'old.example.com',
          secretId: 's',
          keyAlgorithm,
        };
        Object.assign(e.applications.shop.consumers.web, {
          loadBalancerType: type,
          additionalCertificates: ['orders', 'old'],
        });
      }),
    ).toEqual([
      `applications.shop.consumers.web.additionalCertificates[1]: must be a certificate with a key that ${service} takes, ` +
        `not ${keyAlgorithm}, got "old"; use one with ${keyAlgorithms.join(', ')}`,
    ]);
  },
);

test('takes a key of which nothing is said', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.old = {
        source: 'imported',
        domainName: 'old.example.com',
        secretId: 's',
      };
      e.applications.shop.consumers.web.additionalCertificates = ['orders', 'old'];
    }),
  ).toEqual([]);
});

test('refuses a certificate twice on one listener, by its name and by its ARN', () => {
  expect(
    problemsAfter((e) => {
      const existing = {
        source: 'existing',
        domainName: 'old.example.com',
        certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b',
      };
      Object.assign(e.applications.shop.certificates, { old: existing, older: existing });
      e.applications.shop.consumers.web.additionalCertificates = ['orders', 'web', 'old', 'older'];
    }),
  ).toEqual([
    'applications.shop.consumers.web.additionalCertificates[1]: must be another certificate than certificate, got "web"; leave it out',
    'applications.shop.consumers.web.additionalCertificates[3]: must be another certificate than additionalCertificates[2], got "older"; leave it out',
  ]);
});

describe('the quota of a load balancer', () => {
  const withCertificates = (e: any, count: number) => {
    const names = Array.from({ length: count }, (_, index) => `c${index}`);
    e.applications.shop.domains = ['example.com', 'example.org'];
    for (const name of names) {
      e.applications.shop.certificates[name] = { source: 'public', domainName: `${name}.example.com` };
    }
    Object.assign(e.applications.shop.consumers.web, {
      certificate: 'c0',
      additionalCertificates: names.slice(1),
      hostNames: [],
    });
  };

  test('counts the default certificate, and leaves a place for a new one before the old goes', () => {
    expect(problemsAfter((e) => withCertificates(e, 24))).toEqual([]);
    expect(problemsAfter((e) => withCertificates(e, 25))).toEqual([
      'applications.shop.consumers.web: must leave, with all others, one place free of the 25 for certificates on load ' +
        'balancer "shop" in eu-west-1 of account 222222222222, as replacing one takes it, got 25; put more names on one certificate, or have AWS raise the quota and set ' +
        'listenerCertificateQuota of the account',
    ]);
  });

  test('counts the listeners of one load balancer together', () => {
    const found = problemsAfter((e) => {
      withCertificates(e, 24);
      e.applications.shop.consumers.second = {
        ...e.applications.shop.consumers.web,
        port: 8443,
        certificate: 'web',
        additionalCertificates: [],
      };
    });
    expect(found).toEqual([
      expect.stringContaining('applications.shop.consumers.second: must leave, with all others, one'),
    ]);
  });

  test('is what the account says', () => {
    expect(
      problemsAfter((e) => {
        withCertificates(e, 26);
        e.applications.shop.listenerCertificateQuota = 100;
      }),
    ).toEqual([]);
  });
});

test('refuses the edge in an account without its Region, where a person can add it', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.regions = ['eu-west-1'];
      e.applications.shop.certificates.web.regions = ['eu-west-1'];
      e.applications.shop.consumers.api.endpointType = 'EDGE';
    }),
  ).toEqual([
    expect.stringContaining(
      'applications.shop.consumers.api.certificate: must be a certificate in us-east-1',
    ),
    'applications.shop.regions: must have us-east-1, where an API Gateway EDGE domain name takes its certificate from, ' +
      'got ["eu-west-1"]; add it, as applications.shop.consumers.api needs it',
  ]);
});

test('refuses the Region of an API at the edge that is not of the account', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.api.regions = ['us-east-1'];
      Object.assign(e.applications.shop.consumers.api, { endpointType: 'EDGE', region: 'eu-west-2' });
    }),
  ).toEqual([
    'applications.shop.consumers.api.region: must be a Region of the account, got "eu-west-2"; add it to the account\'s regions',
  ]);
});

test('refuses the edge with a certificate elsewhere, and says which Region the certificate lacks', () => {
  expect(problemsAfter((e) => (e.applications.shop.consumers.api.endpointType = 'EDGE'))).toEqual([
    'applications.shop.consumers.api.certificate: must be a certificate in us-east-1, where the service takes it from, ' +
      'got "api"; add "us-east-1" to the regions of the certificate',
  ]);
});

test('refuses a host name that no certificate covers, as a wildcard stands for one label', () => {
  expect(
    problemsAfter((e) => (e.applications.shop.consumers.web.hostNames = ['a.b.shop.example.com'])),
  ).toEqual([
    'applications.shop.consumers.web.hostNames[0]: must be covered by a name on its certificate, got "a.b.shop.example.com"; ' +
      'add it to the certificate, which has shop.example.com, *.shop.example.com, shop.example.org, orders.internal.example.com',
  ]);
});
