/** What an organization asks of IAM roles, whoever makes them. */
export interface RoleSettings {
  /**
   * Path of the role, which begins and ends with a slash; another one replaces the role.
   *
   * @default '/'
   */
  readonly rolePath?: string;
  /**
   * ARN of the managed policy that bounds what the role can be given.
   *
   * @default - none; an account whose deploy role may only make bounded roles refuses it
   */
  readonly permissionsBoundary?: string;
}
