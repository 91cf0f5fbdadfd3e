import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Aspects, TerraformStack } from 'cdktf';
import type { Backend } from '../../environments';
import { ENVIRONMENT_TAG } from '../../modules/core';
import { useBackend } from '../../stacks/backends';
import { Provider5Arguments } from '../../stacks/provider-5-arguments';
import { MODULES } from './module-permissions';
import { MODULE_STATES } from './module-state';
import { testApp } from './synth';

/** A stack for modules to be put into, in an app of its own: what it makes has the tag that rights go by. */
export class ModuleStack extends TerraformStack {
  public readonly provider: AwsProvider;

  constructor(name: string, region: string, backend: Backend = MODULE_STATES) {
    super(testApp(), name);
    useBackend(this, backend, name);
    this.provider = new AwsProvider(this, 'aws', {
      region,
      defaultTags: [{ tags: { [ENVIRONMENT_TAG]: MODULES } }],
    });
    this.addOverride('terraform.required_providers.aws.version', '~> 5.100');
    Aspects.of(this).add(new Provider5Arguments());
  }
}
