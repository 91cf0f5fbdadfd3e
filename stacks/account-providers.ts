import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import type { AccountAccess, ProviderVersion } from '../environments';
import { type Placement, ValidationError, Words } from '../modules/core';

/** A role to assume on the way to an account. */
export interface AssumedRole {
  readonly roleArn: string;
  /** @default - none */
  readonly externalId?: string;
}

export interface AccountProvidersProps {
  readonly accountId: string;
  /** Regions of the account that the stack uses; the first is the providers' default. */
  readonly regions: readonly string[];
  /** Roles to assume, each with the credentials of the one before. */
  readonly roles: readonly AssumedRole[];
  /** Decides whether one provider serves all Regions, or each Region has its own. */
  readonly version: ProviderVersion;
  readonly defaultTags: Readonly<Record<string, string>>;
  /**
   * Start of the providers' aliases.
   *
   * @default - the stack's main account: its first provider is the default one
   */
  readonly alias?: string;
}

/** The providers of one account, and the placements they serve. */
export class AccountProviders extends Construct {
  private readonly placements: ReadonlyMap<string, Placement>;
  private readonly first: Placement;

  constructor(scope: Construct, id: string, props: AccountProvidersProps) {
    super(scope, id);
    const { accountId, regions, roles, version, alias } = props;
    const [firstRegion] = regions;
    if (firstRegion === undefined) {
      throw new ValidationError(this, {
        subject: 'regions',
        rule: 'must be at least one',
        got: new Words('none'),
        remedy: 'name the Region to work in',
      });
    }
    const regional = version.major === 5 || version.regionalProviders === true;
    const provider = (region: string, providerAlias: string | undefined) =>
      new AwsProvider(this, region, {
        alias: providerAlias,
        region,
        allowedAccountIds: [accountId],
        assumeRole: roles.map((role) => ({ ...role, sessionName: 'certfleet' })),
        defaultTags: [{ tags: { ...props.defaultTags } }],
      });

    const first = provider(firstRegion, alias);
    const placement = (region: string): Placement => {
      if (!regional) return { provider: first, region, providerRegion: firstRegion, accountId };
      const own =
        region === firstRegion ? first : provider(region, [alias, region].filter(Boolean).join('-'));
      return { provider: own, providerRegion: region, accountId };
    };
    this.placements = new Map(regions.map((region) => [region, placement(region)]));
    this.first = { provider: first, providerRegion: firstRegion, accountId };
  }

  /** Where resources of a Region go. */
  public at(region: string): Placement {
    const placement = this.placements.get(region);
    if (!placement) {
      const regions = [...this.placements.keys()].join(', ');
      throw new ValidationError(this, {
        subject: 'a Region',
        rule: 'must be listed',
        got: new Words(region),
        remedy: `add it to ${regions}`,
      });
    }
    return placement;
  }

  /** Where resources of global services go: they take no Region. */
  public get global(): Placement {
    return this.first;
  }
}

/** The deploy role of an account, where it has one. */
export function deployRoles({ deployRoleArn, externalId }: AccountAccess): AssumedRole[] {
  return deployRoleArn === undefined ? [] : [{ roleArn: deployRoleArn, externalId }];
}
