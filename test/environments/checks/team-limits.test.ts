import { SHOP, problemsOfShop } from '../../support/team-environment';

const ROOT = {
  commonName: 'Example',
  organizationName: 'Example',
  validityYears: 10,
  revocation: { type: 'ocsp' },
  shareWith: { organization: true },
};
const LISTENER =
  '  more: { type: load-balancer-listener, loadBalancerName: a, targetGroupName: b, certificate: web';

/** What is wrong with the shop's file with a certificate more, or a consumer. */
function limits(lines: { readonly certificate?: string; readonly consumer?: string }): string[] {
  const shop =
    SHOP.replace('consumers:\n', `${lines.certificate ?? ''}consumers:\n`) + (lines.consumer ?? '');
  const change = (environment: any) => {
    environment.organization.managementAccountId = '111122229999';
    environment.sharedServices.certificateAuthorities = { root: ROOT };
  };
  return problemsOfShop(shop, change).map((line) =>
    line.replace(/^live\/shop\.yaml:\d+: applications\.shop\./, ''),
  );
}

const certificate = (text: string) => ({ certificate: `  more: { ${text} }\n` });

test('what lies within the limits is taken', () => {
  expect(
    limits({
      certificate:
        '  more: { source: public, domainName: "*.shop.example.com", keyAlgorithm: EC_prime256v1, regions: [us-east-1] }\n' +
        '  internal: { source: private, domainName: api.shop.internal, certificateAuthority: root }\n',
    }),
  ).toEqual([]);
});

const DOMAINS = 'choose among shop.example.com, shop.internal, or have it added there';

test.each([
  [
    'a name of another domain',
    certificate('source: public, domainName: blog.example.com'),
    `certificates.more.domainName: must be within teams.shop.domains of live.yaml, got "blog.example.com"; ${DOMAINS}`,
  ],
  [
    'a further name',
    certificate('source: public, domainName: shop.example.com, subjectAlternativeNames: [example.com]'),
    `certificates.more.subjectAlternativeNames[0]: must be within teams.shop.domains of live.yaml, got "example.com"; ${DOMAINS}`,
  ],
  [
    'a private name',
    certificate('source: private, certificateAuthority: root, domainName: billing.internal'),
    `certificates.more.domainName: must be within teams.shop.domains of live.yaml, got "billing.internal"; ${DOMAINS}`,
  ],
  [
    'a source',
    certificate('source: existing, domainName: shop.example.com'),
    'certificates.more.source: must be within teams.shop.certificateSources of live.yaml, got "existing"; choose among public, private, or have it added there',
  ],
  [
    'a key algorithm',
    certificate('source: public, domainName: shop.example.com, keyAlgorithm: EC_secp384r1'),
    'certificates.more.keyAlgorithm: must be within teams.shop.keyAlgorithms of live.yaml, got "EC_secp384r1"; choose among RSA_2048, EC_prime256v1, or have it added there',
  ],
  [
    'a Region of a certificate',
    certificate('source: public, domainName: shop.example.com, regions: [eu-north-1]'),
    'certificates.more.regions[0]: must be within teams.shop.regions of live.yaml, got "eu-north-1"; choose among eu-west-1, us-east-1, or have it added there',
  ],
  [
    'a type of consumer',
    {
      consumer:
        '  more: { type: amplify-domain, appId: d1, domainName: shop.example.com, certificate: web }\n',
    },
    'consumers.more.type: must be within teams.shop.consumerTypes of live.yaml, got "amplify-domain"; choose among load-balancer-listener, or have it added there',
  ],
  [
    'a Region of a consumer',
    { consumer: `${LISTENER}, region: eu-north-1 }\n` },
    'consumers.more.region: must be within teams.shop.regions of live.yaml, got "eu-north-1"; choose among eu-west-1, us-east-1, or have it added there',
  ],
])('%s beyond them is refused, with the place of the limit', (_what, lines, line) => {
  const found = limits(lines);
  expect(found).toContain(line);
  expect(found.filter((each) => each.startsWith(line.slice(0, line.indexOf(':'))))).toHaveLength(1);
});

test('the name of a validation record is a name too', () => {
  expect(problemsOfShop(`${SHOP}validationRecords: { example.com: retain }\n`)).toEqual([
    expect.stringContaining(
      'applications.shop.validationRecords["example.com"]: must be within teams.shop.domains of live.yaml, got "example.com"',
    ),
  ]);
});

test('a domain alone holds no wildcard', () => {
  const change = ({ teams }: any) => {
    teams.shop.domains = [{ domainName: 'shop.example.com', includeSubdomains: false }];
  };
  expect(problemsOfShop(SHOP, change)).toEqual([]);
  expect(problemsOfShop(SHOP.replace('shop.example.com', '"*.shop.example.com"'), change)).toEqual([
    expect.stringContaining('got "*.shop.example.com"; choose among shop.example.com'),
  ]);
});

test('the key algorithm that a public certificate has by itself counts', () => {
  expect(problemsOfShop(SHOP, ({ teams }) => (teams.shop.keyAlgorithms = ['EC_prime256v1']))).toEqual([
    expect.stringContaining(
      'certificates.web.keyAlgorithm: must be within teams.shop.keyAlgorithms of live.yaml, got "RSA_2048"; choose among EC_prime256v1',
    ),
  ]);
});

test('without limits of its own, a team may use every source, algorithm and type; an empty list allows nothing', () => {
  const free = ({ teams }: any) => {
    for (const limit of ['certificateSources', 'keyAlgorithms', 'consumerTypes']) delete teams.shop[limit];
  };
  const other = SHOP.replace('source: public', 'source: public\n    keyAlgorithm: EC_secp384r1');
  expect(problemsOfShop(other, free)).toEqual([]);
  expect(problemsOfShop(SHOP, ({ teams }) => (teams.shop.consumerTypes = []))).toEqual([
    expect.stringContaining('got "load-balancer-listener"; nothing is allowed there, or have it added there'),
  ]);
});

test.each([
  [
    'certificateSources',
    ['pulbic'],
    'teams.shop.certificateSources[0]: must be one of public',
    'did you mean "public"?',
  ],
  ['keyAlgorithms', 'RSA_2048', 'teams.shop.keyAlgorithms: must be a list', 'write it as [ … ]'],
  ['consumerTypes', ['iot'], 'teams.shop.consumerTypes[0]: must be one of', ''],
  ['domains', ['shop..com'], 'teams.shop.domains[0]: must have no empty label', ''],
  ['owners', 'x', 'teams.shop: must have known properties only', 'owners (did you mean "owner"?)'],
])('an ill-formed limit is refused alone: %s', (limit, value, rule, remedy) => {
  const found = problemsOfShop(SHOP, ({ teams }) => (teams.shop[limit] = value));
  expect(found).toEqual([expect.stringContaining(rule)]);
  expect(found[0]).toContain(remedy);
  expect(found[0]).toMatch(/^live\.yaml:/);
});
