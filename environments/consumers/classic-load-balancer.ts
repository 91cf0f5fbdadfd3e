import { z } from 'zod';
import { domain, flag, formOf, integer, list, name, nonEmptyList, oneOf, region, text } from '../form';
import { classicLoadBalancerPermissions } from '../permissions/services/classic-load-balancing';
import { type ConsumerKind, type EveryConsumer, everyConsumer, listed, named } from './consumer-kind';
import { lookUpsOf, networkId } from './network';

/** A load balancer of the previous generation, with one listener that ends TLS. */
export interface ClassicLoadBalancer extends EveryConsumer {
  readonly type: 'classic-load-balancer';
  /** Name of the load balancer that is made. */
  readonly loadBalancerName: string;
  readonly certificate: string;
  /** One for each Availability Zone. */
  readonly subnetIds: readonly [string, ...string[]];
  readonly securityGroupIds: readonly [string, ...string[]];
  /** @default - none; an Auto Scaling group may attach its own */
  readonly instanceIds?: readonly string[];
  /** Host names it serves; each must be on its certificate. @default - not checked */
  readonly hostNames?: readonly string[];
  /** @default 'HTTPS' */
  readonly protocol?: 'HTTPS' | 'SSL';
  /** @default 443 */
  readonly port?: number;
  /** `HTTP` or `HTTPS` behind `HTTPS`, `TCP` or `SSL` behind `SSL`. @default - `HTTP` or `TCP` */
  readonly instanceProtocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'SSL';
  /** @default 80 */
  readonly instancePort?: number;
  /** For example `HTTP:80/health`. @default - a connection by TCP to `instancePort` */
  readonly healthCheckTarget?: string;
  /** Whether only the VPC reaches it. @default false */
  readonly internal?: boolean;
  /** @default 'defensive' */
  readonly desyncMitigationMode?: 'monitor' | 'defensive' | 'strictest';
  /** Predefined TLS policy. @default 'ELBSecurityPolicy-TLS-1-2-2017-01' */
  readonly sslPolicy?: string;
  /** @default - the account's first Region */
  readonly region?: string;
}

const port = integer(1, 65535, 'a port');

export const classicLoadBalancer: ConsumerKind<ClassicLoadBalancer> = {
  form: formOf<ClassicLoadBalancer>()({
    type: z.literal('classic-load-balancer'),
    ...everyConsumer,
    // Elastic Load Balancing API Reference (2012-06-01), CreateLoadBalancer.
    loadBalancerName: text(
      'at most 32 letters, digits and hyphens, a hyphen neither first nor last',
      /^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/,
      'choose another',
    ),
    certificate: name,
    subnetIds: nonEmptyList(networkId('a subnet', 'subnet')),
    securityGroupIds: nonEmptyList(networkId('a security group', 'sg')),
    instanceIds: list(networkId('an instance', 'i')).optional(),
    hostNames: list(domain).optional(),
    protocol: oneOf(['HTTPS', 'SSL']).optional(),
    port: port.optional(),
    instanceProtocol: oneOf(['HTTP', 'HTTPS', 'TCP', 'SSL']).optional(),
    instancePort: port.optional(),
    healthCheckTarget: text(
      'a protocol and a port, for HTTP with a path',
      /^(?:(?:TCP|SSL):\d{1,5}|HTTPS?:\d{1,5}\/\S{0,1023})$/,
      'write it as "HTTP:80/health" or "TCP:80"',
    ).optional(),
    internal: flag.optional(),
    desyncMitigationMode: oneOf(['monitor', 'defensive', 'strictest']).optional(),
    sslPolicy: text(
      'a TLS policy of Elastic Load Balancing',
      /^ELBSecurityPolicy-[A-Za-z0-9-]+$/,
      'write it as "ELBSecurityPolicy-TLS-1-2-2017-01", or leave it out',
    ).optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const { loadBalancerName, protocol = 'HTTPS', instanceProtocol } = consumer;
    const behind = protocol === 'HTTPS' ? ['HTTP', 'HTTPS'] : ['TCP', 'SSL'];
    const isUnique =
      loadBalancerName !== undefined && region !== undefined && account.accountId !== undefined;
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames: listed('hostNames', consumer.hostNames),
      service: 'classicLoadBalancer',
      chosenBy: ['type'],
      region,
      lookUps: [
        ...lookUpsOf('subnet', consumer.subnetIds),
        ...lookUpsOf('security group', consumer.securityGroupIds),
        ...lookUpsOf('instance', consumer.instanceIds),
      ],
      claims: isUnique
        ? [
            {
              path: ['loadBalancerName'],
              thing: `classic load balancer "${loadBalancerName}" in ${region} of account ${account.accountId}`,
              remedy: 'give one of them another name',
            },
          ]
        : [],
      problems:
        instanceProtocol === undefined || behind.includes(instanceProtocol)
          ? []
          : [
              {
                path: ['instanceProtocol'],
                rule: `must be ${behind.join(' or ')} behind ${protocol}`,
                got: instanceProtocol,
                remedy: 'choose one of them, or the other protocol',
              },
            ],
    };
  },
  permissions: (consumer, account) =>
    classicLoadBalancerPermissions(account, consumer.region ?? account.regions[0], consumer.loadBalancerName),
};
