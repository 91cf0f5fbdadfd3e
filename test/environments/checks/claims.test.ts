import { checkForeignNames } from '../../../environments/checks/claims';
import { problemLine } from '../../../environments';
import { draft, problemsAfter } from '../../support/spoilt-environment';

test('refuses two CAs whose shares would have one name, both named', () => {
  expect(
    problemsAfter((e) => {
      e.sharedServices.certificateAuthorities['issuing-external'] = {
        parent: 'root',
        commonName: 'Other',
        validityYears: 5,
        shareWith: { organization: true },
      };
    }),
  ).toEqual([
    'sharedServices.certificateAuthorities.issuing-external: must not claim RAM share "certfleet-local-issuing-external", ' +
      'which sharedServices.certificateAuthorities.issuing has already; rename one of them',
  ]);
});

test.each(['issuing-share', 'issuing-external-arn'])(
  'refuses a CA %s, the id of another construct',
  (name) => {
    expect(
      problemsAfter((e) => {
        e.sharedServices.certificateAuthorities[name] = {
          parent: 'root',
          commonName: 'Other',
          validityYears: 5,
          shareWith: { organization: true },
        };
      }),
    ).toEqual([expect.stringContaining(`must not claim construct id "${name}"`)]);
  },
);

test('refuses two CAs with one bucket and one host name', () => {
  expect(
    problemsAfter((e) => {
      const { issuing } = e.sharedServices.certificateAuthorities;
      e.sharedServices.certificateAuthorities.second = { ...issuing, shareWith: undefined };
    }),
  ).toEqual([
    'sharedServices.certificateAuthorities.second.revocation.bucketName: must not claim S3 bucket "certfleet-local-crl", ' +
      'which sharedServices.certificateAuthorities.issuing.revocation.bucketName has already; give each CA a bucket of its own',
    'sharedServices.certificateAuthorities.second.revocation.hostName: must not claim the name "crl.example.com" at CloudFront, ' +
      'which sharedServices.certificateAuthorities.issuing.revocation.hostName has already; leave it out of one of them',
  ]);
});

test('refuses a former host name that another CA has today', () => {
  expect(
    problemsAfter((e) => {
      const { root, issuing } = e.sharedServices.certificateAuthorities;
      root.revocation = { type: 'crl', bucketName: 'another', hostName: 'root.example.com' };
      issuing.revocation.formerHostNames = ['root.example.com'];
    }),
  ).toEqual([
    'sharedServices.certificateAuthorities.issuing.revocation.formerHostNames: must not claim the name "root.example.com" at CloudFront, ' +
      'which sharedServices.certificateAuthorities.root.revocation.hostName has already; leave it out of one of them',
  ]);
});

describe('two environments', () => {
  const environment = (name: string, account: string) => {
    const { applications, sharedServices, ...made } = draft();
    const shop = { ...applications.shop, consumers: {} };
    return {
      ...made,
      name,
      sharedServices: { ...sharedServices, certificateAuthorities: {} },
      applications: { [account]: shop },
    };
  };

  test('refuse one name of their stacks, each on its side', () => {
    const a = environment('a', 'b-c');
    const ab = environment('a-b', 'c');
    const said = 'must not claim stack "a-b-c", which';
    expect(checkForeignNames(a, { 'a-b': ab }).map(problemLine)).toEqual([
      `applications.b-c: ${said} applications.c of environment "a-b" has too; rename one of them`,
    ]);
    expect(checkForeignNames(ab, { a }).map(problemLine)).toEqual([
      `applications.c: ${said} applications.b-c of environment "a" has too; rename one of them`,
    ]);
  });

  test('refuse an account that takes the stack of shared services', () => {
    const a = environment('a', 'b-shared-services');
    expect(checkForeignNames(a, { 'a-b': environment('a-b', 'c') })).toEqual([
      expect.objectContaining({ path: ['applications', 'b-shared-services'] }),
    ]);
  });

  test('refuse one state, under names that the account had', () => {
    const a = environment('a', 'x');
    const renamed = {
      ...a,
      applications: { x: { ...a.applications.x, formerly: 'b-c' } },
    };
    expect(checkForeignNames(renamed, { 'a-b': environment('a-b', 'c') }).map(problemLine)).toEqual([
      'applications.x.formerly: must not claim state "a-b-c", which applications.c of environment "a-b" has too; ' +
        'rename one of them',
    ]);
  });

  test('refuse what can be had once: ports, domains, aliases, buckets', () => {
    const whole = draft();
    const others = { other: { ...whole, name: 'other' } };
    expect(checkForeignNames({ ...whole, name: 'one' }, others).map(problemLine)).toEqual([
      expect.stringContaining('must not claim S3 bucket'),
      expect.stringContaining('must not claim the name "crl.example.com" at CloudFront'),
      expect.stringContaining('must not claim port 443 of load balancer "shop"'),
      expect.stringContaining('must not claim the name "api.example.com" at API Gateway in eu-west-1'),
    ]);
  });

  test('pass with names of their own, and where a file says nothing well-formed', () => {
    const a = environment('a', 'shop');
    expect(checkForeignNames(a, { b: environment('b', 'shop'), broken: {} })).toEqual([]);
  });
});

test('refuses an application that was called as shared services is', () => {
  expect(problemsAfter((e) => (e.applications.shop.formerly = 'shared-services'))).toEqual([
    'applications.shop.formerly: must not claim state "local-shared-services", which name has already; rename one of them',
  ]);
});

test('refuses a list under the alias of a distribution', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.edge = {
        source: 'public',
        domainName: 'crl.example.com',
        regions: ['us-east-1'],
      };
      e.applications.shop.domains = ['example.com', 'example.org'];
      e.applications.shop.consumers.edge = {
        type: 'cloudfront-distribution',
        aliases: ['crl.example.com'],
        originDomainName: 'origin.example.org',
        certificate: 'edge',
      };
    }),
  ).toEqual([
    expect.stringContaining(
      'must not claim the name "crl.example.com" at CloudFront, which sharedServices.certificateAuthorities.issuing',
    ),
  ]);
});

describe('consumers', () => {
  test('refuses two listeners on one port of a load balancer, both named', () => {
    expect(
      problemsAfter((e) => {
        e.applications.shop.consumers.again = { ...e.applications.shop.consumers.web, port: 443 };
      }),
    ).toEqual([
      'applications.shop.consumers.again.loadBalancerName: must not claim port 443 of load balancer "shop" in eu-west-1 ' +
        'of account 222222222222, which applications.shop.consumers.web.loadBalancerName has already; ' +
        'give one of them another port, or put all certificates on one listener',
    ]);
  });

  test('takes another port, another Region, and the same load balancer name in another account', () => {
    expect(
      problemsAfter((e) => {
        const { web } = e.applications.shop.consumers;
        const first = { ...web, additionalCertificates: [], hostNames: [] };
        e.applications.shop.consumers.port = { ...first, port: 8443 };
        e.applications.shop.consumers.region = { ...first, region: 'us-east-1' };
        e.applications.partner.consumers = { web: { ...first, certificate: 'portal' } };
      }),
    ).toEqual([]);
  });

  test('refuses one API domain of two accounts in one Region', () => {
    expect(
      problemsAfter((e) => {
        e.applications.partner.domains = ['partner.example.com', 'api.example.com'];
        e.applications.partner.certificates.api = { source: 'public', domainName: 'api.example.com' };
        e.applications.partner.consumers = {
          api: { type: 'api-gateway-domain', domainName: 'API.example.com', certificate: 'api' },
        };
      }),
    ).toEqual([
      'applications.partner.consumers.api.domainName: must not claim the name "api.example.com" at API Gateway in eu-west-1, ' +
        'which applications.shop.consumers.api.domainName has already; leave it out of one of them',
    ]);
  });

  const distribution = (...aliases: string[]) => ({
    type: 'cloudfront-distribution',
    aliases,
    originDomainName: 'origin.example.com',
    certificate: 'web',
  });

  test('refuses one alias of two distributions, also a wildcard, also in one list', () => {
    expect(
      problemsAfter((e) => {
        e.applications.shop.consumers.cdn = distribution('*.shop.example.com', 'shop.example.com');
        e.applications.shop.consumers.other = distribution('*.shop.example.com');
        e.applications.shop.consumers.twice = distribution('shop.example.org', 'shop.example.org');
      }),
    ).toEqual([
      expect.stringContaining(
        'applications.shop.consumers.other.aliases[0]: must not claim the name "*.shop.example.com" at CloudFront',
      ),
      expect.stringContaining(
        'applications.shop.consumers.twice.aliases[1]: must not claim the name "shop.example.org" at CloudFront',
      ),
    ]);
  });

  test('refuses an alias that an API domain at the edge has', () => {
    expect(
      problemsAfter((e) => {
        e.applications.shop.consumers.cdn = distribution('shop.example.com');
        Object.assign(e.applications.shop.consumers.api, {
          domainName: 'shop.example.com',
          certificate: 'web',
          endpointType: 'EDGE',
        });
      }),
    ).toEqual([expect.stringContaining('must not claim the name "shop.example.com" at CloudFront')]);
  });
});
