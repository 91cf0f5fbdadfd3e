import { problemsAfter } from '../../support/spoilt-environment';
import local from '../../../environments/local';
import { problems as environmentProblems } from '../../support/spoilt-environment';

const { shop } = local.applications;

/** The local environment with one more zone, of the type manual, and a changed shop. */
function shopWith(changes: object) {
  const zones = { ...local.sharedServices.zones, 'example.net': { type: 'manual' } };
  return {
    ...local,
    sharedServices: { ...local.sharedServices, zones },
    applications: {
      ...local.applications,
      shop: { ...shop!, domains: [...shop!.domains!, 'example.net'], ...changes },
    },
  };
}

const records = (validationRecords: object) => environmentProblems(shopWith({ validationRecords }));

test.each([
  ['overwrite', 'api.example.com'],
  ['retain', 'old.example.com'],
  ['delete', 'old.example.com'],
])('takes %s for %s', (state, name) => {
  expect(records({ [name]: state })).toEqual([]);
});

test('refuses a state that there is not', () => {
  expect(records({ 'api.example.com': 'keep' })).toContainEqual(
    expect.stringContaining('must be one of published, overwrite, retain, delete'),
  );
});

test.each(['retain', 'delete'])('refuses %s for a name that a certificate needs', (state) => {
  expect(records({ 'api.example.com': state })).toEqual([
    'applications.shop.validationRecords["api.example.com"]: must be the record of a name that no certificate here ' +
      `needs any more, got "${state}"; take the name off the certificates first, or take this out`,
  ]);
});

test('takes retain for a name of a retired account, as nothing of it needs the name any more', () => {
  const validationRecords = { 'api.example.com': 'retain' };
  expect(environmentProblems(shopWith({ validationRecords, retired: true }))).toEqual([]);
});

test('refuses overwrite for a name that no certificate needs, with the name that is near', () => {
  expect(records({ 'apo.example.com': 'overwrite' })).toEqual([
    'applications.shop.validationRecords["apo.example.com"]: must be the record of a name that a certificate here ' +
      'proves, got "apo.example.com"; did you mean "api.example.com"?',
  ]);
});

test('refuses published where the stack writes the record itself', () => {
  expect(records({ 'api.example.com': 'published' })).toEqual([
    'applications.shop.validationRecords["api.example.com"]: must be in a zone that others edit, as the stack writes ' +
      'the records of example.com, got "published"; take it out',
  ]);
});

test('refuses a name in no zone', () => {
  expect(records({ 'api.example.dev': 'retain' })).toEqual([
    expect.stringContaining('must name something in a declared zone, got "api.example.dev"'),
  ]);
});

describe('a name in a zone that others edit', () => {
  const onCertificateInUse = {
    certificates: {
      ...shop!.certificates,
      api: { source: 'public', domainName: 'api.example.com', subjectAlternativeNames: ['api.example.net'] },
    },
  };

  test('refuses it on a certificate in use before its record stands, and names the way', () => {
    expect(environmentProblems(shopWith(onCertificateInUse))).toEqual([
      'applications.shop.certificates.api.subjectAlternativeNames[0]: must have records that stand, as services use it, ' +
        'got "api.example.net"; request api.example.net on a certificate of its own that nothing uses, which has the ' +
        "same record; have the record created, say validationRecords: { 'api.example.net': 'published' }, then use the name here",
    ]);
  });

  test('takes it once its record stands', () => {
    const validationRecords = { 'api.example.net': 'published' };
    expect(environmentProblems(shopWith({ ...onCertificateInUse, validationRecords }))).toEqual([]);
  });

  test('takes it on a certificate of its own that nothing uses', () => {
    const next = { source: 'public', domainName: 'api.example.net' };
    expect(environmentProblems(shopWith({ certificates: { ...shop!.certificates, next } }))).toEqual([]);
  });

  test('refuses to retain its record, which the stack never had', () => {
    expect(records({ 'old.example.net': 'retain' })).toEqual([
      expect.stringContaining('must be in a zone the stack writes to, which example.net is not'),
    ]);
  });

  test('refuses to overwrite its record', () => {
    const next = { source: 'public', domainName: 'api.example.net' };
    const found = environmentProblems(
      shopWith({
        certificates: { ...shop!.certificates, next },
        validationRecords: { 'api.example.net': 'overwrite' },
      }),
    );
    expect(found).toEqual([expect.stringContaining('must be in a Route 53 zone, which example.net is not')]);
  });
});

describe('a zone that is said', () => {
  const zones = {
    'example.com': { type: 'existing', hostedZoneId: 'ZOUTER' },
    'sub.example.com': { type: 'create' },
  };
  const shop = (e: any, zone?: string) => {
    Object.assign(e.sharedServices.zones, zones);
    e.applications.shop.domains = ['example.com', 'example.org'];
    e.applications.shop.certificates.sub = {
      source: 'public',
      domainName: 'x.sub.example.com',
      zones: zone && { 'x.sub.example.com': zone },
    };
  };

  test('is taken for a record that stays', () => {
    expect(
      problemsAfter((e) => {
        Object.assign(e.sharedServices.zones, zones);
        e.applications.shop.validationRecords = {
          'x.sub.example.com': { state: 'retain', zone: 'example.com' },
        };
      }),
    ).toEqual([]);
  });

  test('must be declared and hold the name', () => {
    expect(
      problemsAfter((e) => {
        e.applications.shop.validationRecords = {
          'x.sub.example.com': { state: 'delete', zone: 'example.net' },
        };
      }),
    ).toEqual([expect.stringContaining('must be a declared zone that holds the name, got "example.net"')]);
  });

  test('must be the same on all certificates of the account', () => {
    expect(
      problemsAfter((e) => {
        shop(e, 'example.com');
        e.applications.shop.certificates.again = { source: 'public', domainName: 'x.sub.example.com' };
      }),
    ).toEqual([
      'applications.shop.certificates.again.zones: must prove x.sub.example.com in example.com, as certificate sub does, ' +
        'got "sub.example.com"; say the same zone on both: an account has one record for a name',
    ]);
  });
});
