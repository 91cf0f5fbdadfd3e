import type { Consumer, Environment } from '../environments';

/** What the emulated AWS holds before anything is deployed: the organization, and what other teams own. */
export interface EmulatedOrganization {
  readonly organizationId: string;
  readonly managementAccountId?: string;
  readonly ramSharingEnabled: boolean;
  readonly memberAccountIds: readonly string[];
  readonly existing: ReadonlyArray<{
    readonly accountId: string;
    readonly region: string;
    readonly loadBalancers: ReadonlyArray<{ readonly name: string; readonly type: string }>;
    readonly restApis: ReadonlyArray<{ readonly name: string }>;
  }>;
}

/** The organization an environment expects, with the load balancers and APIs its consumers name. */
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
    existing: Object.values(applications).flatMap(({ accountId, regions, consumers }) =>
      regions.map((region) => {
        const here = Object.values(consumers ?? {}).filter(
          (consumer) => regionOf(consumer, regions[0]) === region,
        );
        return {
          accountId,
          region,
          loadBalancers: here.flatMap(loadBalancer),
          restApis: here.flatMap(restApi),
        };
      }),
    ),
  };
}

function regionOf(consumer: Consumer, firstRegion: string): string {
  return ('region' in consumer ? consumer.region : undefined) ?? firstRegion;
}

function loadBalancer(consumer: Consumer) {
  return consumer.type === 'load-balancer-listener'
    ? [{ name: consumer.loadBalancerName, type: consumer.loadBalancerType ?? 'application' }]
    : [];
}

function restApi(consumer: Consumer) {
  return consumer.type === 'api-gateway-domain' && consumer.restApiName !== undefined
    ? [{ name: consumer.restApiName }]
    : [];
}
