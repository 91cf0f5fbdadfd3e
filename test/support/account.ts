import { TerraformStack } from 'cdktf';
import type { ProviderVersion } from '../../environments';
import { AccountProviders } from '../../stacks/account-providers';
import { MovedBlocks } from '../../stacks/formerly';
import { testApp } from './synth';

export const PROVIDER_6: ProviderVersion = { major: 6, version: '>= 6.25.0, < 7.0.0' };

/** A stack with the providers of account 222222222222 in eu-west-1 and us-east-1, for wirings to be put into. */
export function accountStack(version: ProviderVersion = PROVIDER_6) {
  const stack = new TerraformStack(testApp(), 'test');
  const providers = new AccountProviders(stack, 'Providers', {
    accountId: '222222222222',
    regions: ['eu-west-1', 'us-east-1'],
    roles: [],
    version,
    defaultTags: {},
  });
  new MovedBlocks(stack);
  return { stack, providers };
}
