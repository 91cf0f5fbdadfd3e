import { KEY_ALGORITHMS, type KeyAlgorithm } from '../../modules/core';
import { accountForms, applicationName, domains } from '../application-form';
import { CERTIFICATE_SOURCES, type Certificate } from '../certificates';
import { CONSUMER_TYPES, type Consumer } from '../consumers';
import { formOf, list, oneOf, record } from '../form';
import type { ApplicationAccount, Domain } from '../foundation';
import type { SectionKind } from './section-kind';

/** An application whose certificates and consumers are in a file of its team: its account, and what the file may use. */
export interface Team extends ApplicationAccount {
  /** As for an application, and besides: every name that the file says lies in one of them. */
  readonly domains: readonly Domain[];
  /** @default - every source */
  readonly certificateSources?: ReadonlyArray<Certificate['source']>;
  /**
   * Key algorithms of its certificates, as far as they are known here: one that exists may keep its own to itself.
   *
   * @default - every algorithm
   */
  readonly keyAlgorithms?: readonly KeyAlgorithm[];
  /** @default - every type */
  readonly consumerTypes?: ReadonlyArray<Consumer['type']>;
}

export const teamForm = formOf<Team>()({
  ...accountForms,
  domains,
  certificateSources: list(oneOf(CERTIFICATE_SOURCES)).optional(),
  keyAlgorithms: list(oneOf(KEY_ALGORITHMS)).optional(),
  consumerTypes: list(oneOf(CONSUMER_TYPES)).optional(),
});

/** How a team fits the rest is said of its application, which is made of it and of the file. */
export const teams: SectionKind<Readonly<Record<string, Team>>> = {
  form: record(applicationName, teamForm),
  problems: () => [],
  permissions: () => [],
};
