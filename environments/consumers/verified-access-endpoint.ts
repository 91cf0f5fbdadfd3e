import { z } from 'zod';
import { flag, formOf, integer, name, nonEmptyList, oneOf, region, text, zoneName } from '../form';
import { loadBalancerLookUp } from '../permissions/services/load-balancing';
import { verifiedAccessPermissions } from '../permissions/services/verified-access';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';
import { resourceName } from './load-balancer-listener';
import { lookUpsOf, networkId } from './network';

/** An application behind a load balancer that AWS Verified Access lets known users in to. */
export interface VerifiedAccessEndpoint extends EveryConsumer {
  readonly type: 'verified-access-endpoint';
  /** Id of a Verified Access group, whose policy lets users in. */
  readonly verifiedAccessGroupId: string;
  /** Name users ask for. */
  readonly applicationDomain: string;
  /** Name of a certificate that users' browsers trust: not one of a private CA. */
  readonly certificate: string;
  /** What the name that AWS gives the endpoint begins with. */
  readonly endpointDomainPrefix: string;
  /** Name of an application or network load balancer that exists. */
  readonly loadBalancerName: string;
  /** Subnets of the load balancer, one for each Availability Zone. */
  readonly subnetIds: readonly [string, ...string[]];
  readonly securityGroupIds: readonly [string, ...string[]];
  /** In which the endpoint asks the load balancer. @default 'https' */
  readonly protocol?: 'https' | 'http';
  /** Port of the load balancer. @default - 443, for `http` 80 */
  readonly port?: number;
  /**
   * Whether the application may be down while the endpoint gets another certificate or name.
   *
   * @default false - Terraform refuses a plan that would replace it
   */
  readonly interruptible?: boolean;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const verifiedAccessEndpoint: ConsumerKind<VerifiedAccessEndpoint> = {
  form: formOf<VerifiedAccessEndpoint>()({
    type: z.literal('verified-access-endpoint'),
    ...everyConsumer,
    verifiedAccessGroupId: networkId('a Verified Access group', 'vagr'),
    applicationDomain: zoneName,
    certificate: name,
    endpointDomainPrefix: text(
      'up to 63 lower-case letters, digits and hyphens, a hyphen neither first nor last',
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'choose another',
    ),
    loadBalancerName: resourceName,
    subnetIds: nonEmptyList(networkId('a subnet', 'subnet')),
    securityGroupIds: nonEmptyList(networkId('a security group', 'sg')),
    protocol: oneOf(['https', 'http']).optional(),
    port: integer(1, 65535, 'a port').optional(),
    interruptible: flag.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const hostNames = named('applicationDomain', consumer.applicationDomain);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'verifiedAccess',
      chosenBy: ['type'],
      region,
      lookUps: [
        // A network load balancer would do as well.
        ...named('loadBalancerName', consumer.loadBalancerName).map(
          ([, loadBalancer]) => ({ what: 'load balancer', name: loadBalancer, type: 'application' }) as const,
        ),
        ...lookUpsOf('subnet', consumer.subnetIds),
        ...lookUpsOf('security group', consumer.securityGroupIds),
      ],
      claims: region === undefined ? [] : nameClaims(hostNames, `AWS Verified Access in ${region}`),
    };
  },
  permissions: (consumer, account) => [
    loadBalancerLookUp(account),
    ...verifiedAccessPermissions(account, {
      ...consumer,
      region: consumer.region ?? account.regions[0],
    }),
  ],
};
