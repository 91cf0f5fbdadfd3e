import { z } from 'zod';
import { draftedRegions } from '../entry-regions';
import { domain, formOf, integer, list, name, nonEmptyList, oneOf, region, text } from '../form';
import { acceleratorPermissions } from '../permissions/services/global-accelerator';
import { loadBalancerLookUp } from '../permissions/services/load-balancing';
import { type ConsumerKind, type EveryConsumer, everyConsumer, listed, named } from './consumer-kind';
import { resourceName } from './load-balancer-listener';

/** Two fixed addresses in front of load balancers, one in each Region, that serve a certificate. */
export interface GlobalAccelerator extends EveryConsumer {
  readonly type: 'global-accelerator';
  readonly acceleratorName: string;
  /** Name of the load balancer, the same in each Region. */
  readonly loadBalancerName: string;
  /** @default 'application' */
  readonly loadBalancerType?: 'application' | 'network';
  /** Name of the certificate that the load balancers serve. */
  readonly certificate: string;
  /** Host names clients ask for; each must be on the certificate. @default - not checked */
  readonly hostNames?: readonly string[];
  /** @default 443 */
  readonly port?: number;
  /** Regions of the load balancers. @default - the account's first Region */
  readonly regions?: readonly [string, ...string[]];
}

export const globalAccelerator: ConsumerKind<GlobalAccelerator> = {
  form: formOf<GlobalAccelerator>()({
    type: z.literal('global-accelerator'),
    ...everyConsumer,
    acceleratorName: text(
      'up to 64 letters, digits and hyphens, none of them first or last',
      /^(?=.{1,64}$)[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/,
      'choose another',
    ),
    loadBalancerName: resourceName,
    loadBalancerType: oneOf(['application', 'network']).optional(),
    certificate: name,
    hostNames: list(domain).optional(),
    port: integer(1, 65535, 'a port').optional(),
    regions: nonEmptyList(region).optional(),
  }),
  facts: (consumer, account) => {
    const regions = draftedRegions(consumer, account).map(([, each]) => each);
    const { loadBalancerName, loadBalancerType = 'application' } = consumer;
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames: listed('hostNames', consumer.hostNames),
      service: 'globalAccelerator',
      chosenBy: ['type'],
      regions: regions.map((each, index) => [['regions', index], each]),
      lookUps:
        loadBalancerName === undefined
          ? []
          : regions.map((each) => ({
              what: 'load balancer',
              name: loadBalancerName,
              type: loadBalancerType,
              region: each,
            })),
      claims: [],
      problems: regions.flatMap((each, index) =>
        regions.indexOf(each) === index
          ? []
          : [
              {
                path: ['regions', index],
                rule: 'must be there once',
                got: each,
                remedy: 'leave it out',
              },
            ],
      ),
    };
  },
  permissions: (_consumer, account) => [loadBalancerLookUp(account), ...acceleratorPermissions(account)],
};
