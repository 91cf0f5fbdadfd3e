import { z } from 'zod';
import { domain, formOf, name, region, text } from '../form';
import { latticeNetworkPermissions, latticePermissions } from '../permissions/services/lattice';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A VPC Lattice service with a domain name of its own. Its certificate must have an RSA key of 2048 bits. */
export interface LatticeService extends EveryConsumer {
  readonly type: 'lattice-service';
  /** Name of the service in VPC Lattice. */
  readonly serviceName: string;
  readonly domainName: string;
  readonly certificate: string;
  /** Id of the target group that requests go to. @default - every request is answered with status 404 */
  readonly targetGroupId?: string;
  /** Id of the service network, or its ARN where it is of another account. @default - nobody reaches the service yet */
  readonly serviceNetworkIdentifier?: string;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const latticeService: ConsumerKind<LatticeService> = {
  form: formOf<LatticeService>()({
    type: z.literal('lattice-service'),
    ...everyConsumer,
    // VPC Lattice API Reference, CreateService.
    serviceName: text(
      '3 to 40 lower-case letters, digits and single hyphens, not beginning with "svc-"',
      /^(?!svc-)(?=.{3,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'choose another',
    ),
    domainName: domain,
    certificate: name,
    targetGroupId: text(
      'the id of a VPC Lattice target group',
      /^tg-[0-9a-z]{17}$/,
      'write it as "tg-…"',
    ).optional(),
    serviceNetworkIdentifier: text(
      'the id or ARN of a VPC Lattice service network',
      /^(?:arn:[a-z0-9-]+:vpc-lattice:[a-z0-9-]+:\d{12}:servicenetwork\/)?sn-[0-9a-z]{17}$/,
      'write it as "sn-…"',
    ).optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const hostNames = named('domainName', consumer.domainName);
    const { targetGroupId, serviceNetworkIdentifier: network } = consumer;
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'latticeService',
      chosenBy: ['type'],
      region,
      lookUps: [
        ...(targetGroupId === undefined
          ? []
          : [{ what: 'Lattice target group' as const, name: targetGroupId }]),
        ...(network === undefined ? [] : [{ what: 'service network' as const, name: network }]),
      ],
      claims: [
        ...(region === undefined
          ? []
          : named('serviceName', consumer.serviceName).map(([path, serviceName]) => ({
              path,
              thing: `VPC Lattice service "${serviceName}" in ${region} of account ${account.accountId}`,
              remedy: 'rename one of them',
            }))),
        // VPC Lattice User Guide, custom domain names: unique within a service network.
        ...(network === undefined
          ? []
          : nameClaims(hostNames, `VPC Lattice service network ${network.split('/').at(-1)}`)),
      ],
    };
  },
  permissions: (consumer, account) => {
    const region = consumer.region ?? account.regions[0];
    const { serviceNetworkIdentifier: network } = consumer;
    return [
      ...latticePermissions(account, region),
      ...(network === undefined ? [] : latticeNetworkPermissions(account, region, network)),
    ];
  },
};
