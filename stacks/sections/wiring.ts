import type { Construct } from 'constructs';
import type { Application, Environment } from '../../environments';
import type { AccountProviders } from '../account-providers';
import type { ApplicationCertificates } from '../application-certificates';
import type { ApplicationConsumers } from '../application-consumers';

/** What a section finds in the stack of an application. */
export interface ApplicationContext {
  readonly environment: Environment;
  /** Name of the application. */
  readonly applicationName: string;
  readonly application: Application;
  readonly providers: AccountProviders;
  readonly certificates: ApplicationCertificates;
  readonly consumers: ApplicationConsumers;
}

/** What a section finds in the stack of shared services. */
export interface SharedServicesContext {
  readonly environment: Environment;
  readonly providers: AccountProviders;
  /** Id of a hosted zone, by the zone's name. */
  readonly hostedZoneId: (zoneName: string) => string;
  /** ARNs of the CAs that it owns and that can issue, by name. */
  readonly certificateAuthorityArns: ReadonlyMap<string, string>;
}

/** What is deployed of a section, by the stack it goes into. Undefined stands for a section that is not said. */
export interface SectionWiring<T> {
  /**
   * Defines what belongs into the stack of each application, within a scope of the section's own.
   *
   * @default - nothing does
   */
  readonly application?: (scope: Construct, section: T | undefined, context: ApplicationContext) => void;
  /**
   * Defines what belongs into the stack of shared services, within a scope of the section's own.
   *
   * @default - nothing does
   */
  readonly sharedServices?: (
    scope: Construct,
    section: T | undefined,
    context: SharedServicesContext,
  ) => void;
}
