import { partitionOf } from '../modules/core';
import { authorityOf, authorityRegion, isExisting, isPending } from './certificate-authorities/places';
import { declaredConsumers } from './consumers/declared-consumers';
import type { Environment } from './environment';
import { revocationEventsName, revocationName } from './names';

/** A function of an application that reads revocation lists. */
export interface ListReader {
  readonly accountId: string;
  readonly region: string;
  /** Of the function, its role and its queue. */
  readonly functionName: string;
  /** Of the CAs whose lists it reads. */
  readonly authorities: readonly string[];
}

/** The functions of an environment that keep trust stores up to lists. */
export function listReaders({ name, applications }: Environment): ListReader[] {
  return Object.entries(applications).flatMap(([applicationName, application]) =>
    application.retired
      ? []
      : declaredConsumers(applicationName, application).flatMap(({ facts }) => {
          const { authorities = [], of } = facts.clientRevocation ?? {};
          return of === undefined || facts.region === undefined
            ? []
            : [
                {
                  accountId: application.accountId,
                  region: facts.region,
                  functionName: revocationName(name, of),
                  authorities: authorities.map(([, authority]) => authority),
                },
              ];
        }),
  );
}

/** CAs that tell a reader of their lists: EventBridge tells a queue of another account in its own Region only. */
export function tellingAuthorities(
  environment: Environment,
  { region, authorities }: Pick<ListReader, 'region' | 'authorities'>,
): string[] {
  return authorities.filter(
    (name) => authorityRegion(environment, name) === region && !isPending(authorityOf(environment, name)),
  );
}

/** ARN of the role of a reader. */
export function readerRoleArn(
  environment: Environment,
  { accountId, functionName }: Pick<ListReader, 'accountId' | 'functionName'>,
): string {
  return roleArn(environment, accountId, functionName);
}

/** Where a reader finds the lists of CAs, and who tells it of new ones. */
export function readableLists(environment: Environment, reader: ListReader) {
  const { accountId } = environment.sharedServices;
  const telling = tellingAuthorities(environment, reader);
  return reader.authorities.map((name) => {
    const authority = authorityOf(environment, name);
    const revocation = isExisting(authority) ? undefined : authority.revocation;
    if (revocation?.type !== 'crl') throw new Error(`the CA ${name} must write a list; set its revocation`);
    return {
      bucketName: revocation.bucketName,
      region: authorityRegion(environment, name),
      accountId,
      eventsRoleArn: telling.includes(name)
        ? roleArn(
            environment,
            accountId,
            revocationEventsName(environment.name, reader.accountId, reader.functionName),
          )
        : undefined,
    };
  });
}

function roleArn({ roles, sharedServices }: Environment, accountId: string, name: string): string {
  return `arn:${partitionOf(sharedServices.region)}:iam::${accountId}:role${roles?.path ?? '/'}${name}`;
}
