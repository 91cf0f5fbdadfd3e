import { z } from 'zod';
import { flag, formOf, list, name, region, text } from '../form';
import { clientVpnPermissions } from '../permissions/services/client-vpn';
import { type ConsumerKind, type EveryConsumer, everyConsumer, named } from './consumer-kind';
import { cidrBlock, lookUpsOf, networkId } from './network';

/** An endpoint of AWS Client VPN that lets in clients by certificates of their own. */
export interface ClientVpnEndpoint extends EveryConsumer {
  readonly type: 'client-vpn-endpoint';
  /** Name of its own certificate. */
  readonly certificate: string;
  /**
   * Name of a certificate whose CA signed those of clients; not a public one.
   *
   * @default - `certificate`, so that another one there replaces the endpoint
   */
  readonly clientCertificate?: string;
  /** IPv4 addresses that clients get, a block from /12 to /22 apart from those of the VPC. */
  readonly clientCidrBlock: string;
  /** Subnets through which clients come, of one VPC. @default - none: nobody can connect yet */
  readonly subnetIds?: readonly string[];
  /** Networks that all clients may reach. @default - none: clients reach nothing yet */
  readonly authorizedCidrBlocks?: readonly string[];
  /** Whether clients send only what is for the VPC through it. @default false */
  readonly splitTunnel?: boolean;
  /** Name of a CloudWatch log group that exists and is told who connected. @default - nothing is logged */
  readonly connectionLogGroupName?: string;
  /**
   * Whether clients may be without it while it is made anew with another CA of clients.
   *
   * @default false - Terraform refuses a plan that would replace it
   */
  readonly interruptible?: boolean;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const clientVpnEndpoint: ConsumerKind<ClientVpnEndpoint> = {
  form: formOf<ClientVpnEndpoint>()({
    type: z.literal('client-vpn-endpoint'),
    ...everyConsumer,
    certificate: name,
    clientCertificate: name.optional(),
    // AWS Client VPN Administrator Guide, rules and best practices.
    clientCidrBlock: cidrBlock(12, 22),
    subnetIds: list(networkId('a subnet', 'subnet')).optional(),
    authorizedCidrBlocks: list(cidrBlock(0, 32)).optional(),
    splitTunnel: flag.optional(),
    connectionLogGroupName: text(
      'the name of a log group: up to 512 letters, digits and _ . / # -',
      /^[\w./#-]{1,512}$/,
      'use its name in CloudWatch',
    ).optional(),
    interruptible: flag.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const certificate = named('certificate', consumer.certificate);
    // An ill-formed name is undefined and still declared; it has its own problem.
    const ofClients =
      'clientCertificate' in consumer ? named('clientCertificate', consumer.clientCertificate) : [];
    const [clientAuthority] = 'clientCertificate' in consumer ? ofClients : certificate;
    return {
      certificates: [...certificate, ...ofClients],
      hostNames: [],
      service: 'clientVpn',
      chosenBy: ['type'],
      isReachedOtherwise: true,
      region: consumer.region ?? account.regions?.[0],
      lookUps: lookUpsOf('subnet', consumer.subnetIds),
      claims: [],
      clientAuthority,
    };
  },
  permissions: ({ region, subnetIds = [] }, account) =>
    clientVpnPermissions(account, region ?? account.regions[0], subnetIds),
};
