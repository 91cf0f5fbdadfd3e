import type { TerraformProvider } from 'cdktf';

/**
 * Where a module puts its resources: an account (through its provider) and a Region.
 *
 * With AWS provider 6 one provider serves all Regions and `region` is each resource's own argument. With
 * provider 5 there is one aliased provider per Region, `region` stays unset and `providerRegion` names it.
 * A module passes `provider: at.provider, region: at.region` and does not notice the difference.
 */
export interface Placement {
  /**
   * Provider that holds the account's credentials.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
  /**
   * Value of the resources' own `region` argument (AWS provider 6).
   *
   * @default - no `region` argument, so the provider's Region
   */
  readonly region?: string;
  /**
   * Region the provider itself is configured for. Only checks read it.
   *
   * @default - unknown, so the Region is not checked unless `region` is set
   */
  readonly providerRegion?: string;
  /**
   * Account the provider reaches. Only checks and addresses of validation records read it.
   *
   * @default - unknown, so the account is not checked
   */
  readonly accountId?: string;
}

/** The Region resources land in, or undefined where nothing says it. */
export function regionOf(at: Placement): string | undefined {
  return at.region ?? at.providerRegion;
}
