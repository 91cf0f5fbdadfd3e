import { Aspects, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { AccountAccess, Environment } from '../environments';
import { stackName } from '../environments/names';
import { ENVIRONMENT_TAG } from '../modules/core';
import { AccountProviders, deployRoles } from './account-providers';
import { useBackend } from './backends';
import { MovedBlocks } from './formerly';
import { Provider5Arguments } from './provider-5-arguments';
import { UniqueLogicalIds } from './unique-logical-ids';

export interface AccountStackProps {
  readonly environment: Environment;
  /** Name of the account within the environment; the stack is called `<environment>-<name>`. */
  readonly accountName: string;
  readonly account: AccountAccess;
  /**
   * Name of the account when its state was created.
   *
   * @default - the name it has now
   */
  readonly stateAccountName?: string;
  readonly regions: readonly string[];
  /**
   * Tags beside those of the environment, before which they go.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The stack of one account: its state, its providers, and nothing of any other account's state. */
export class AccountStack extends TerraformStack {
  public readonly providers: AccountProviders;
  protected readonly defaultTags: Readonly<Record<string, string>>;

  constructor(scope: Construct, props: AccountStackProps) {
    const { environment, accountName, account, regions } = props;
    super(scope, stackName(environment.name, accountName));
    const { major, version } = environment.provider;
    this.defaultTags = {
      [ENVIRONMENT_TAG]: environment.name,
      'certfleet:stack': this.node.id,
      ...environment.tags,
      ...props.tags,
    };
    useBackend(this, environment.backend, stackName(environment.name, props.stateAccountName ?? accountName));
    this.providers = new AccountProviders(this, 'Providers', {
      accountId: account.accountId,
      regions,
      roles: deployRoles(account),
      version: environment.provider,
      defaultTags: this.defaultTags,
    });
    // The bindings would pin the version they were generated from.
    this.addOverride('terraform.required_providers.aws.version', version);
    if (major === 5) Aspects.of(this).add(new Provider5Arguments());
    new MovedBlocks(this);
    this.node.addValidation(new UniqueLogicalIds(this));
  }
}
