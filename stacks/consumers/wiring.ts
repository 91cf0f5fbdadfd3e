import type { Construct } from 'constructs';
import type { Application, Consumer, Environment } from '../../environments';
import type { RecordTarget, RoleSettings } from '../../modules/core';
import type { ITextProofDns } from '../../modules/dns';
import type { AccountProviders } from '../account-providers';
import type { ApplicationCertificates } from '../application-certificates';

/** What a consumer stands in. */
export interface ConsumerContext {
  readonly environment: Environment;
  readonly application: Application;
  readonly providers: AccountProviders;
  readonly certificates: ApplicationCertificates;
  /** What the organization asks of IAM roles in the account. */
  readonly roles: RoleSettings;
  /**
   * Where the stack proves names of consumers by TXT records, by the consumer's name.
   *
   * @default - people do
   */
  readonly textProofs?: ReadonlyMap<string, ITextProofDns>;
}

/** Defines a consumer of one kind within a scope of its own; returns where it answers, if clients reach it by name. */
export type Wiring<T extends Consumer> = (
  scope: Construct,
  consumer: T,
  context: ConsumerContext,
) => RecordTarget | undefined;
