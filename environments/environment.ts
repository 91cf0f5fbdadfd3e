import type { Foundation } from './foundation';
import type { Sections } from './sections';

export * from './foundation';

/**
 * An environment: one shared-services account, the application accounts it serves, and what they need.
 *
 * Plain data. Names (of environments, accounts, CAs, certificates, consumers) are part of resource addresses and
 * of names in AWS: a changed name replaces what it names, unless `formerly` says what it was.
 */
export interface Environment extends Foundation, Sections {}
