import type { z } from 'zod';
import type { Draft } from '../draft';
import type { Foundation } from '../foundation';
import type { Problem } from '../problem';
import type { Permission, PermissionAccount } from '../permissions/permission';
import type { WithRequesters } from './dns-validation-policies';

/** What an optional section of an environment is to the rules. */
export interface SectionKind<T> {
  readonly form: z.ZodType<T>;
  /** What must hold between a section that is there and the rest; paths start at the section. */
  readonly problems: (section: Draft<T>, environment: Draft<WithRequesters>) => Problem[];
  /**
   * What it needs in the account of each application.
   *
   * @param section undefined where the environment does not say it
   */
  readonly permissions: (section: T | undefined, account: PermissionAccount) => readonly Permission[];
  /**
   * What it needs in the account of shared services.
   *
   * @default - nothing
   */
  readonly sharedServicesPermissions?: (
    section: T | undefined,
    account: PermissionAccount,
    environment: Foundation,
  ) => readonly Permission[];
}
