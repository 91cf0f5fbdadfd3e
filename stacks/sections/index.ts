import { Construct } from 'constructs';
import type { Sections } from '../../environments/sections';
import { census } from './census';
import { dnsValidation } from './dns-validation';
import { handOver } from './hand-over';
import { monitoring } from './monitoring';
import { notifications } from './notifications';
import type { ApplicationContext, SectionWiring, SharedServicesContext } from './wiring';

/** How each section is wired: one that is not here does not compile. */
const WIRINGS: { readonly [Name in keyof Sections]-?: SectionWiring<NonNullable<Sections[Name]>> } = {
  // The review reads them.
  acceptedFindings: {},
  census,
  dnsValidation,
  handOver,
  monitoring,
  notifications,
  // Loading the environment makes applications of them.
  teams: {},
};

/** Puts what belongs there of every section into the stack of an application. */
export function wireApplicationSections(scope: Construct, context: ApplicationContext): void {
  for (const name of Object.keys(WIRINGS) as Array<keyof Sections>) {
    const { application }: SectionWiring<never> = WIRINGS[name];
    application?.(new Construct(scope, name), context.environment[name] as never, context);
  }
}

/** Puts what belongs there of every section into the stack of shared services. */
export function wireSharedServicesSections(scope: Construct, context: SharedServicesContext): void {
  for (const name of Object.keys(WIRINGS) as Array<keyof Sections>) {
    const { sharedServices }: SectionWiring<never> = WIRINGS[name];
    sharedServices?.(new Construct(scope, name), context.environment[name] as never, context);
  }
}
