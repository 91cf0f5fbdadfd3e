import type { Environment } from '../environments';
import { consumerFacts } from '../environments/consumers';
import type { LookUp } from '../environments/consumers/consumer-kind';

/** What the emulated AWS holds before anything is deployed: the organization, and what other teams own. */
export interface EmulatedOrganization {
  readonly organizationId: string;
  readonly managementAccountId?: string;
  readonly ramSharingEnabled: boolean;
  readonly memberAccountIds: readonly string[];
  readonly existing: ReadonlyArray<{
    readonly accountId: string;
    readonly region: string;
    readonly things: readonly LookUp[];
  }>;
}

/** The organization an environment expects, with what its consumers look up. */
export function emulatedOrganization({
  organization,
  sharedServices,
  applications,
}: Environment): EmulatedOrganization {
  const members = Object.values(applications).filter(({ outsideOrganization }) => !outsideOrganization);
  return {
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    ramSharingEnabled: organization.ramSharingEnabled,
    memberAccountIds: [sharedServices.accountId, ...members.map(({ accountId }) => accountId)],
    existing: Object.values(applications).flatMap((application) => {
      const facts = Object.values(application.consumers ?? {}).flatMap(
        (consumer) => consumerFacts(consumer, application) ?? [],
      );
      return application.regions.map((region) => ({
        accountId: application.accountId,
        region,
        things: facts.flatMap((each) =>
          each.lookUps.filter((thing) => (thing.region ?? each.region) === region),
        ),
      }));
    }),
  };
}
