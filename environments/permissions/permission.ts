/** An IAM condition block: operators, keys and values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Something that a role must be allowed to do. */
export interface Permission {
  /** What it is for: a sentence fragment with a verb, which names and explains the statement. */
  readonly purpose: string;
  /** `read`: planning needs it too. `write`: only deploying does. */
  readonly access: 'read' | 'write';
  /** Each in full, for example `acm:RequestCertificate`. */
  readonly actions: readonly [string, ...string[]];
  /** ARNs; `*` only where the Service Authorization Reference has no resource for the actions. */
  readonly resources: readonly [string, ...string[]];
  /** @default - none beside actions and resources */
  readonly conditions?: Conditions;
  /**
   * Where no deployment of ours calls the actions: who says that AWS or the provider does.
   *
   * @default - Terraform calls each of them
   */
  readonly unproved?: string;
}

/** The account that permissions are of. */
export interface PermissionAccount {
  readonly accountId: string;
  /** Partition of the environment. */
  readonly partition: string;
  /** The first is where things go unless they say otherwise. */
  readonly regions: readonly [string, ...string[]];
  /** Name of the environment, which names in AWS begin with. */
  readonly environmentName: string;
  /** What is asked of IAM roles, as in `RoleRules`. @default - nothing */
  readonly roles?: { readonly path?: string; readonly permissionsBoundary?: string };
}
