import { Ec2ClientVpnAuthorizationRule } from '@cdktf/provider-aws/lib/ec2-client-vpn-authorization-rule';
import { Ec2ClientVpnEndpoint } from '@cdktf/provider-aws/lib/ec2-client-vpn-endpoint';
import { Ec2ClientVpnNetworkAssociation } from '@cdktf/provider-aws/lib/ec2-client-vpn-network-association';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  CLIENT_AUTHORITY_TYPES,
  type ICertificate,
  type Placement,
  type Tags,
  clientAuthorityText,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';

export interface ClientVpnEndpointProps {
  /** A certificate with an RSA key of 1024 or 2048 bits, in the endpoint's Region; clients get its CA's certificate. */
  readonly certificate: ICertificate;
  /**
   * A certificate whose CA signed those of clients: of a private CA, or imported; never a public one. Another one replaces
   * the endpoint.
   *
   * @default - `certificate`, so that another one there replaces the endpoint
   */
  readonly clientCertificate?: ICertificate;
  /**
   * IPv4 addresses that clients get, a block from /12 to /22 apart from those of the VPC, for example `10.64.0.0/16`.
   *
   * Others replace the endpoint.
   */
  readonly clientCidrBlock: string;
  /**
   * Ids of subnets, of one VPC and one for each Availability Zone, through which clients come. Each is charged by the hour.
   *
   * @default - none: nobody can connect until something associates one
   */
  readonly subnetIds?: readonly string[];
  /**
   * Networks that all clients may reach, as CIDR blocks.
   *
   * @default - none: clients connect, and reach nothing until something lets them
   */
  readonly authorizedCidrBlocks?: readonly string[];
  /**
   * Whether clients send only what is for the VPC through the endpoint.
   *
   * @default false - everything
   */
  readonly splitTunnel?: boolean;
  /**
   * Name of the CloudWatch log group that tells who connected.
   *
   * @default - nothing is logged
   */
  readonly connectionLogGroupName?: string;
  /**
   * Whether clients may be without the endpoint while it is made anew with another CA of clients, under a name of its own
   * that each client needs a new configuration for.
   *
   * @default false - Terraform refuses a plan that would replace or destroy the endpoint; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the endpoint.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An endpoint of AWS Client VPN that lets in clients by certificates of their own.
 *
 * Another `certificate` is taken over in place where the CA of clients is told by `clientCertificate`. A renewed one is
 * taken over within 24 hours. Nobody can choose the TLS policy.
 */
export class ClientVpnEndpoint extends Construct {
  public readonly clientVpnEndpointId: string;
  /** Clients connect to any name below it. */
  public readonly dnsName: string;

  constructor(scope: Construct, id: string, props: ClientVpnEndpointProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    const clientCertificate = props.clientCertificate ?? props.certificate;
    const use = { ...CERTIFICATE_REQUIREMENTS.clientVpn, region: regionOf(at), accountId: at.accountId };
    checkCertificate(this, props.certificate, use);
    checkCertificate(this, clientCertificate, {
      ...use,
      service: clientAuthorityText(use.service),
      certificateTypes: CLIENT_AUTHORITY_TYPES,
    });

    const endpoint = new Ec2ClientVpnEndpoint(this, 'Resource', {
      ...place,
      serverCertificateArn: props.certificate.certificateArn,
      authenticationOptions: [
        { type: 'certificate-authentication', rootCertificateChainArn: clientCertificate.certificateArn },
      ],
      clientCidrBlock: props.clientCidrBlock,
      splitTunnel: props.splitTunnel ?? false,
      connectionLogOptions:
        props.connectionLogGroupName === undefined
          ? { enabled: false }
          : { enabled: true, cloudwatchLogGroup: props.connectionLogGroupName },
      tags: props.tags,
      // authentication_options is ForceNew (provider source, ec2/vpnclient_endpoint.go).
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    });
    for (const subnetId of new Set(props.subnetIds)) {
      new Ec2ClientVpnNetworkAssociation(this, `Association-${subnetId}`, {
        ...place,
        clientVpnEndpointId: endpoint.id,
        subnetId,
      });
    }
    for (const targetNetworkCidr of new Set(props.authorizedCidrBlocks)) {
      new Ec2ClientVpnAuthorizationRule(this, `Authorization-${targetNetworkCidr}`, {
        ...place,
        clientVpnEndpointId: endpoint.id,
        targetNetworkCidr,
        authorizeAllGroups: true,
      });
    }
    this.clientVpnEndpointId = endpoint.id;
    this.dnsName = endpoint.dnsName;
  }
}
