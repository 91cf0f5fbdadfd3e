import type { Environment } from '../../../environments';
import {
  authorityOf,
  authorityRegion,
  crlHostNames,
  isExisting,
  isForeign,
  regionOfAuthority,
  servedHostNames,
  servesLists,
} from '../../../environments/certificate-authorities/places';
import local from '../../../environments/local';
import { draft } from '../../support/spoilt-environment';

const OWNER = '111111111111';
const existing = (account: string, region = 'eu-west-1') =>
  ({
    type: 'existing',
    certificateAuthorityArn: `arn:aws:acm-pca:${region}:${account}:certificate-authority/0a1b`,
  }) as const;
const created = { commonName: 'Example', validityYears: 5 };
const list = { type: 'crl', bucketName: 'lists', hostName: 'crl.example.com' } as const;

test('a CA is created unless it says that it exists', () => {
  expect([created, { ...created, type: 'create' } as const, existing(OWNER)].map(isExisting)).toEqual([
    false,
    false,
    true,
  ]);
});

describe('the Region of a CA', () => {
  test.each([
    ['of shared services, where it says none', created, 'eu-west-1'],
    ['that it says', { ...created, region: 'us-east-1' }, 'us-east-1'],
    ['of its ARN, where it exists', existing(OWNER, 'eu-central-1'), 'eu-central-1'],
    ['not known, where the ARN is ill-formed', { type: 'existing' } as const, undefined],
  ])('is that %s', (_which, authority, region) => {
    expect(regionOfAuthority(authority, 'eu-west-1')).toBe(region);
  });

  test('is not known where shared services says none either', () => {
    expect(regionOfAuthority(created, undefined)).toBeUndefined();
  });
});

test('a CA is foreign where its ARN says another account than shared services', () => {
  expect(isForeign(existing('444444444444'), OWNER)).toBe(true);
  expect(isForeign(existing(OWNER), OWNER)).toBe(false);
  expect(isForeign(created, OWNER)).toBe(false);
  expect(isForeign({ type: 'existing' }, OWNER)).toBe(false);
});

test("the host names of lists are today's and then the former ones; other ways to revoke have none", () => {
  const formerHostNames = ['old.example.com', 'older.example.com'];
  expect(crlHostNames({ ...list, formerHostNames })).toEqual(['crl.example.com', ...formerHostNames]);
  expect(crlHostNames({ type: 'crl', formerHostNames: [undefined, 'old.example.com'] })).toEqual([
    'old.example.com',
  ]);
  expect(crlHostNames({ type: 'ocsp' })).toEqual([]);
  expect(crlHostNames(undefined)).toEqual([]);
});

describe('the host names that the stacks serve', () => {
  const zones = {
    'example.com': { type: 'create', delegated: true },
    'new.example.com': { type: 'create' },
    'example.org': { type: 'existing', hostedZoneId: 'Z1' },
    'example.net': { type: 'manual' },
  } as const;
  const formerHostNames = ['crl.new.example.com', 'crl.example.org', 'crl.example.net', 'crl.example.dev'];

  test('are those in hosted zones that resolvers find, each with its zone', () => {
    expect(servedHostNames({ zones, region: 'eu-west-1' }, { ...list, formerHostNames })).toEqual([
      ['crl.example.com', 'example.com'],
      ['crl.example.org', 'example.org'],
    ]);
  });

  test.each(['us-gov-west-1', 'cn-north-1'])(
    'are none in %s, where CloudFront takes no certificate',
    (region) => {
      expect(servedHostNames({ zones, region }, list)).toEqual([]);
    },
  );

  test('are none where nothing is known of zones', () => {
    expect(servedHostNames({ region: 'eu-west-1' }, list)).toEqual([]);
  });
});

test('a CA may come to need CloudFront where it has lists, in the partition that has it, delegated or not', () => {
  expect(servesLists({ region: 'eu-west-1' }, { ...created, revocation: list })).toBe(true);
  expect(servesLists({ region: 'us-gov-west-1' }, { ...created, revocation: list })).toBe(false);
  expect(servesLists({ region: 'eu-west-1' }, { ...created, revocation: { type: 'ocsp' } })).toBe(false);
  expect(servesLists({ region: 'eu-west-1' }, created)).toBe(false);
  expect(servesLists({ region: 'eu-west-1' }, existing(OWNER))).toBe(false);
});

describe('a CA by its name', () => {
  test('is the one that is declared, in its Region', () => {
    expect(authorityOf(local, 'root')).toMatchObject({ commonName: 'Example Root CA' });
    expect(authorityRegion(local, 'root')).toBe('eu-west-1');
  });

  test.each(['rot', 'constructor'])('fails for %s, which is not declared', (name) => {
    expect(() => authorityOf(local, name)).toThrow(`a CA must be declared, got "${name}"; declare it`);
  });

  test('fails for one that is nowhere', () => {
    const environment = draft();
    environment.sharedServices.certificateAuthorities.root = {
      type: 'existing',
      certificateAuthorityArn: 'root',
    };
    expect(() => authorityRegion(environment as Environment, 'root')).toThrow(
      'the CA root must be in a Region, got none; correct its ARN',
    );
  });
});
