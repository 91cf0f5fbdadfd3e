import { TerraformStack } from 'cdktf';
import {
  AccountProviders,
  type AccountProvidersProps,
  type AssumedRole,
  deployRoles,
} from '../../stacks/account-providers';
import { PROVIDER_6 } from '../support/account';
import { template, testApp } from '../support/synth';

const PROVIDER_5 = { major: 5, version: '~> 5.100' } as const;
const deploy: AssumedRole = { roleArn: 'arn:aws:iam::222222222222:role/deploy' };
const validation: AssumedRole = { roleArn: 'arn:aws:iam::111111111111:role/validation', externalId: 'word' };

function define(props: Partial<AccountProvidersProps> = {}) {
  const stack = new TerraformStack(testApp(), 'test');
  const providers = new AccountProviders(stack, 'Providers', {
    accountId: '222222222222',
    regions: ['eu-west-1', 'us-east-1'],
    roles: [],
    version: PROVIDER_6,
    defaultTags: { team: 'shop' },
    ...props,
  });
  return { providers, synthesized: () => template(stack).provider!.aws! };
}

const regional = [PROVIDER_5, { ...PROVIDER_6, regionalProviders: true }];

test('provider 6 has one provider for all Regions, and a placement says its own', () => {
  const { providers, synthesized } = define();
  const [first, ...others] = synthesized();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ region: 'eu-west-1' });
  expect(first).not.toHaveProperty('alias');

  const { provider } = providers.global;
  for (const region of ['eu-west-1', 'us-east-1']) {
    expect(providers.at(region)).toEqual({
      provider,
      region,
      providerRegion: 'eu-west-1',
      accountId: '222222222222',
    });
  }
});

test.each(regional)('%j has a provider for each Region, and a placement says none', (version) => {
  const { providers, synthesized } = define({ version });
  expect(synthesized().map(({ alias, region }) => [alias, region])).toEqual([
    [undefined, 'eu-west-1'],
    ['us-east-1', 'us-east-1'],
  ]);

  const there = providers.at('us-east-1');
  expect(there).toMatchObject({ providerRegion: 'us-east-1', accountId: '222222222222' });
  expect(there).not.toHaveProperty('region');
  expect(there.provider).not.toBe(providers.at('eu-west-1').provider);
});

test('the providers of a further account have aliases that begin with its own', () => {
  const aliases = (version: AccountProvidersProps['version']) =>
    define({ version, alias: 'shared-services' })
      .synthesized()
      .map(({ alias }) => alias);
  expect(aliases(PROVIDER_6)).toEqual(['shared-services']);
  expect(aliases(PROVIDER_5)).toEqual(['shared-services', 'shared-services-us-east-1']);
});

test('every provider is held to its account, and tags what it makes', () => {
  for (const provider of define({ version: PROVIDER_5 }).synthesized()) {
    expect(provider).toMatchObject({
      allowed_account_ids: ['222222222222'],
      default_tags: [{ tags: { team: 'shop' } }],
    });
  }
});

test('every provider assumes the roles one through the other', () => {
  for (const provider of define({ version: PROVIDER_5, roles: [deploy, validation] }).synthesized()) {
    expect(provider.assume_role).toEqual([
      { role_arn: deploy.roleArn, session_name: 'certfleet' },
      { role_arn: validation.roleArn, external_id: 'word', session_name: 'certfleet' },
    ]);
  }
});

test("without roles it has the caller's own credentials", () => {
  expect(define().synthesized()[0]).toMatchObject({ assume_role: [] });
});

test('what is global goes to the first provider and takes no Region', () => {
  for (const version of [PROVIDER_6, ...regional]) {
    const { providers } = define({ version });
    expect(providers.global).toEqual({
      provider: providers.at('eu-west-1').provider,
      providerRegion: 'eu-west-1',
      accountId: '222222222222',
    });
  }
});

test('fails without a Region', () => {
  expect(() => define({ regions: [] })).toThrow(
    '[test/Providers] regions must be at least one, got none; name the Region to work in',
  );
});

test.each([PROVIDER_6, PROVIDER_5])('fails for a Region that is not listed, with $major', (version) => {
  expect(() => define({ version }).providers.at('eu-central-1')).toThrow(
    '[test/Providers] a Region must be listed, got eu-central-1; add it to eu-west-1, us-east-1',
  );
});

test('the deploy role of an account is the one it names, with the word it asks for', () => {
  const accountId = '222222222222';
  expect(deployRoles({ accountId })).toEqual([]);
  expect(deployRoles({ accountId, deployRoleArn: deploy.roleArn })).toEqual([deploy]);
  expect(deployRoles({ accountId, deployRoleArn: deploy.roleArn, externalId: 'word' })).toEqual([
    { ...deploy, externalId: 'word' },
  ]);
});
