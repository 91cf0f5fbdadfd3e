import type { Environment } from '../../environments';
import local from '../../environments/local';
import { synthesizedStacks } from '../support/environment-stacks';
import { resources } from '../support/synth';
import { problemsAfter } from '../support/spoilt-environment';

const { shop } = local.applications;
const tagged: Environment = {
  ...local,
  tags: { project: 'certfleet', team: 'platform' },
  applications: {
    ...local.applications,
    shop: {
      ...shop!,
      owner: 'shop-team',
      tags: { team: 'shop' },
      certificates: {
        ...shop!.certificates,
        orders: { ...shop!.certificates!.orders!, tags: { service: 'orders', Name: 'Orders' } } as never,
      },
    },
  },
};
const made = synthesizedStacks(tagged);

const defaultTags = (stack: string) =>
  made[stack]!.provider!.aws!.map((provider) => (provider.default_tags as [{ tags: object }])[0].tags);

test('those of an account go before those of the environment, and touch no other account', () => {
  for (const tags of defaultTags('local-shop')) {
    expect(tags).toMatchObject({ project: 'certfleet', team: 'shop', 'certfleet:environment': 'local' });
  }
  for (const tags of defaultTags('local-shared-services')) expect(tags).toMatchObject({ team: 'platform' });
});

test('the owner of an account is a tag of all that is there, and of nothing elsewhere', () => {
  for (const tags of defaultTags('local-shop'))
    expect(tags).toMatchObject({ 'certfleet:owner': 'shop-team' });
  for (const stack of ['local-partner', 'local-shared-services']) {
    for (const tags of defaultTags(stack)) expect(tags).not.toHaveProperty('certfleet:owner');
  }
});

test.each(['shop-team', 'platform/shop', 'shop@example.com', 'a.b+c@mail.example.com'])(
  'takes the owner %s',
  (owner) => {
    expect(problemsAfter((e: any) => (e.applications.shop.owner = owner))).toEqual([]);
  },
);

test.each(['', 'the shop team', '@shop', 'shop@', 'a@b@c', '-shop', 'shop\n', 'x'.repeat(129)])(
  'refuses the owner %j',
  (owner) => {
    expect(problemsAfter((e: any) => (e.applications.shop.owner = owner))).toEqual([
      expect.stringContaining(
        'applications.shop.owner: must be a word or an e-mail address of at most 128 characters',
      ),
    ]);
  },
);

test('a certificate has the name of its entry, and what it says itself', () => {
  const certificates = resources(made['local-shop']!, 'aws_acm_certificate');

  expect(certificates.map(({ tags }) => tags)).toEqual(
    expect.arrayContaining([{ Name: 'web' }, { Name: 'Orders', service: 'orders' }]),
  );
});

test.each([
  [
    'an account',
    (e: any) => (e.applications.shop.tags = { 'aws:team': 'shop' }),
    'applications.shop.tags["aws:team"]',
  ],
  [
    'a certificate',
    (e: any) => (e.applications.shop.certificates.web.tags = { owner: 'a*b' }),
    'applications.shop.certificates.web.tags.owner',
  ],
])('those that AWS refuses are refused of %s', (_what, spoil, path) => {
  expect(problemsAfter(spoil)).toEqual([expect.stringContaining(`${path}: `)]);
});
