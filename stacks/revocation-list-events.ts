import type { Construct } from 'constructs';
import type { Environment } from '../environments';
import { listReaders, tellingAuthorities } from '../environments/list-readers';
import { revocationEventsName } from '../environments/names';
import { RevocationListEvents } from '../modules/automation';
import type { AccountStack } from './account-stack';
import { roleSettings } from './role-settings';

export interface RevocationListEventsContext {
  readonly environment: Environment;
  /** ARNs of the CAs that shared services owns, by name. */
  readonly arns: ReadonlyMap<string, string>;
}

/** Tells functions of applications when CAs have written their lists. */
export function tellOfLists(
  scope: Construct,
  { providers }: AccountStack,
  { environment, arns }: RevocationListEventsContext,
): void {
  for (const reader of listReaders(environment)) {
    const [first, ...others] = tellingAuthorities(environment, reader).flatMap(
      (each) => arns.get(each) ?? [],
    );
    if (first === undefined) continue;
    const name = revocationEventsName(environment.name, reader.accountId, reader.functionName);
    // By its name: an entry that is renamed keeps rule and role.
    new RevocationListEvents(scope, name, {
      ...roleSettings(environment, environment.sharedServices.accountId),
      name,
      certificateAuthorityArns: [first, ...others],
      receiverAccountId: reader.accountId,
      functionName: reader.functionName,
      at: providers.at(reader.region),
    });
  }
}
