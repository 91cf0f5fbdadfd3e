import { z } from 'zod';
import { flag, formOf, integer, name, region, text } from '../form';
import { customerGatewayPermissions } from '../permissions/services/customer-gateways';
import { type ConsumerKind, type EveryConsumer, everyConsumer, named } from './consumer-kind';
import { ipv4Address } from './network';

/** A device at the other end of Site-to-Site VPN connections, which shows a certificate. */
export interface CustomerGateway extends EveryConsumer {
  readonly type: 'customer-gateway';
  /** Name of the device's certificate, of a private CA. */
  readonly certificate: string;
  /** Autonomous system number of the device. @default 65000 */
  readonly bgpAsn?: number;
  /** IPv4 address of the device, which does not change. @default - any */
  readonly ipAddress?: string;
  /** Tells gateways of one address and number apart. @default - it has none */
  readonly deviceName?: string;
  /**
   * Whether the gateway may be gone while it is made anew with another certificate.
   *
   * @default false - Terraform refuses a plan that would replace it
   */
  readonly interruptible?: boolean;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const customerGateway: ConsumerKind<CustomerGateway> = {
  form: formOf<CustomerGateway>()({
    type: z.literal('customer-gateway'),
    ...everyConsumer,
    certificate: name,
    // Amazon EC2 API Reference, CreateCustomerGateway.
    bgpAsn: integer(1, 2_147_483_647, 'an autonomous system number').optional(),
    ipAddress: ipv4Address.optional(),
    deviceName: text(
      '1 to 255 letters, digits, spaces and _ . : / @ -',
      /^(?=.*\S)[\w .:/@-]{1,255}$/,
      'choose another',
    ).optional(),
    interruptible: flag.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const { certificate, bgpAsn = 65_000, ipAddress, deviceName } = consumer;
    const device = `${deviceName === undefined ? '' : `${JSON.stringify(deviceName)} `}with number ${bgpAsn}`;
    const where = ipAddress === undefined ? `certificate "${certificate}"` : `address ${ipAddress}`;
    return {
      certificates: named('certificate', certificate),
      hostNames: [],
      service: 'customerGateway',
      chosenBy: ['type'],
      isReachedOtherwise: true,
      region,
      lookUps: [],
      // AWS answers a second request for the same with the gateway that is there (CreateCustomerGateway).
      claims:
        region === undefined || certificate === undefined
          ? []
          : [
              {
                path: [ipAddress === undefined ? 'certificate' : 'ipAddress'],
                thing: `the customer gateway ${device} at ${where} in ${region} of account ${account.accountId}`,
                remedy: 'give one of them another deviceName',
              },
            ],
    };
  },
  permissions: ({ region }, account) => customerGatewayPermissions(account, region ?? account.regions[0]),
};
