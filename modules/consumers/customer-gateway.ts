import { CustomerGateway as AwsCustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type Tags,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';

export interface CustomerGatewayProps {
  /** The device's certificate: of a private CA, a subordinate one, in the Region of the connection. */
  readonly certificate: ICertificate;
  /**
   * Autonomous system number of the device, from 1 to 2147483647; another one replaces the gateway.
   *
   * @default 65000
   */
  readonly bgpAsn?: number;
  /**
   * IPv4 address of the device, which does not change; another one replaces the gateway.
   *
   * @default - any: the certificate alone tells who the device is
   */
  readonly ipAddress?: string;
  /**
   * Name of the device, which tells gateways of one address and number apart; another one replaces the gateway.
   *
   * @default - it has none
   */
  readonly deviceName?: string;
  /**
   * Whether the gateway may be gone while it is made anew with another certificate. AWS changes nothing on a gateway that is
   * there, and deletes none that a connection uses.
   *
   * @default false - Terraform refuses a plan that would replace or destroy the gateway; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the gateway.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A device at the other end of Site-to-Site VPN connections, which shows a certificate instead of a pre-shared key.
 *
 * A certificate that is renewed keeps its ARN; the device is given the new one by a person. Another one needs
 * `interruptible`.
 */
export class CustomerGateway extends Construct {
  /** For VPN connections. */
  public readonly customerGatewayId: string;

  constructor(scope: Construct, id: string, props: CustomerGatewayProps) {
    super(scope, id);
    const at = props.at ?? {};
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.customerGateway,
      region: regionOf(at),
      accountId: at.accountId,
    });

    this.customerGatewayId = new AwsCustomerGateway(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      type: 'ipsec.1',
      certificateArn: props.certificate.certificateArn,
      bgpAsn: Token.asString(props.bgpAsn ?? 65000),
      ipAddress: props.ipAddress,
      deviceName: props.deviceName,
      tags: props.tags,
      // certificate_arn is ForceNew (provider source, ec2/vpnsite_customer_gateway.go).
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    }).id;
  }
}
