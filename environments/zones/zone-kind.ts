import type { Draft } from '../draft';
import type { Form } from '../form';
import type { Permission, PermissionAccount } from '../permissions/permission';

/** What a type of zone is to the rules: nothing else knows one type from another. */
export interface ZoneKind<T> {
  readonly form: Form<T>;
  readonly facts: (zone: Draft<T>) => ZoneFacts;
  /** What deploying and planning it needs in the account that has it; nothing where another DNS service does. */
  readonly permissions: (zone: T, account: ZoneAccount) => readonly Permission[];
}

/** The account of a hosted zone, and what its stack writes there. */
export interface ZoneAccount extends PermissionAccount {
  /** Types of records. */
  readonly recordTypes: readonly string[];
}

/** What rules need to know of a zone, whatever its type. */
export interface ZoneFacts {
  /**
   * The hosted zone of shared services.
   *
   * @default - another DNS service has the zone
   */
  readonly hostedZone?: HostedZone;
  /**
   * Role by which accounts publish in Route 53.
   *
   * @default - the role that shared services gives each account, or another DNS service has the zone
   */
  readonly publishingRole?: PublishingRole;
  /**
   * The application whose account has it, in Route 53, and whether its stack creates it.
   *
   * @default - the zone is no application's own
   */
  readonly owner?: { readonly application?: string; readonly isCreated: boolean };
  /**
   * The DNS service that is not ours, by its name.
   *
   * @default - Route 53, or one that is not known
   */
  readonly runBy?: string;
  /** Whether people write its records, and the stacks only tell them which. */
  readonly isEditedByPeople: boolean;
}

/** A role of the account that holds a zone. */
export interface PublishingRole {
  readonly roleArn: string;
  /** Account of the role, and so of the zone. */
  readonly accountId: string;
  /** @default - the role asks for none */
  readonly externalId?: string;
}

export interface HostedZone {
  /** @default - AWS chooses it, so whoever needs it asks for the zone by its name */
  readonly hostedZoneId?: string;
  readonly isFoundByName: boolean;
  /** Whether resolvers find it, so that shared services can prove names of its own in it. */
  readonly isDelegated: boolean;
}
