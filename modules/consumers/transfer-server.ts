import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint';
import { TransferServer as Server } from '@cdktf/provider-aws/lib/transfer-server';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  ValidationError,
  regionOf,
  transferAddressesProblem,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkNoWildcard, checkedDomainName } from './domain-name-check';

/** Security policies of Transfer Family with forward secrecy; AWS may name more. */
export type TransferSecurityPolicy =
  'TransferSecurityPolicy-2025-03' | 'TransferSecurityPolicy-FIPS-2025-03' | (string & {});

/** Who says which users may log in. Another type replaces the server. */
export type TransferIdentityProvider =
  | { readonly type: 'AWS_LAMBDA'; readonly functionArn: string }
  | { readonly type: 'AWS_DIRECTORY_SERVICE'; readonly directoryId: string }
  | { readonly type: 'API_GATEWAY'; readonly url: string; readonly invocationRoleArn: string };

export interface TransferServerProps {
  /** Host name that clients connect to, without wildcard. */
  readonly customHostname: string;
  /** In the account and Region of the server. */
  readonly certificate: ICertificate;
  /** Another one replaces the server. */
  readonly vpcId: string;
  /** Subnets of the VPC, one for each Availability Zone; at least one. */
  readonly subnetIds: readonly string[];
  /** They let clients in at port 21 and at 8192 to 8200, where data passes; for SFTP at 22. */
  readonly securityGroupIds: readonly string[];
  readonly identityProvider: TransferIdentityProvider;
  /**
   * Elastic IPs by their allocation ids, one for each subnet.
   *
   * @default - only the VPC reaches the server, and what is connected to it
   */
  readonly addressAllocationIds?: readonly string[];
  /** Whether it speaks SFTP too, which uses a host key and no certificate. @default false */
  readonly sftp?: boolean;
  /** Where files are; another one replaces the server. @default 'S3' */
  readonly domain?: 'S3' | 'EFS';
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default 'TransferSecurityPolicy-2025-03' - TLS 1.2 with forward secrecy; what Terraform leaves out is of 2018
   */
  readonly securityPolicyName?: TransferSecurityPolicy;
  /**
   * Account and Region of the server.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A server of Transfer Family that speaks FTPS. One of SFTP alone needs no certificate, and FTP, in the clear, is not
 * offered.
 *
 * Another certificate is taken over in place.
 */
export class TransferServer extends Construct implements RecordTarget {
  public readonly serverId: string;
  public readonly serverArn: string;
  public readonly targetDomainName: string;
  public readonly targetHostedZoneId?: string;

  constructor(scope: Construct, id: string, props: TransferServerProps) {
    super(scope, id);
    const { at = {}, addressAllocationIds, identityProvider, sftp = false } = props;
    const place = { provider: at.provider, region: at.region };
    const customHostname = checkedDomainName(this, props.customHostname, 'customHostname');
    checkNoWildcard(this, customHostname, 'customHostname');
    this.checkAddresses(props);
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.transferServer,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: [customHostname],
    });

    const server = new Server(this, 'Resource', {
      ...place,
      protocols: ['FTPS', ...(sftp ? ['SFTP'] : [])],
      certificate: props.certificate.certificateArn,
      securityPolicyName: props.securityPolicyName ?? 'TransferSecurityPolicy-2025-03',
      domain: props.domain ?? 'S3',
      // Transfer Family API Reference, CreateServer: FTPS asks for a VPC, and for users that others keep.
      endpointType: 'VPC',
      endpointDetails: {
        vpcId: props.vpcId,
        subnetIds: [...props.subnetIds],
        securityGroupIds: [...props.securityGroupIds],
        addressAllocationIds: addressAllocationIds && [...addressAllocationIds],
      },
      identityProviderType: identityProvider.type,
      ...providerArguments(identityProvider),
      // Transfer Family User Guide, working with custom hostnames: the console shows it.
      tags: { ...props.tags, 'transfer:customHostname': customHostname },
    });
    this.serverId = server.id;
    this.serverArn = server.arn;
    if (addressAllocationIds === undefined) {
      // The server's own name leads to public addresses, of which it has none.
      const entry = new DataAwsVpcEndpoint(this, 'Endpoint', {
        ...place,
        id: server.endpointDetails.vpcEndpointId,
      }).dnsEntry.get(0);
      this.targetDomainName = entry.dnsName;
      this.targetHostedZoneId = entry.hostedZoneId;
    } else {
      this.targetDomainName = server.endpoint;
    }
  }

  private checkAddresses({ addressAllocationIds, subnetIds }: TransferServerProps): void {
    const problem =
      addressAllocationIds && transferAddressesProblem(addressAllocationIds.length, subnetIds.length);
    if (problem) throw new ValidationError(this, { subject: 'addressAllocationIds', ...problem });
  }
}

function providerArguments(provider: TransferIdentityProvider) {
  switch (provider.type) {
    case 'AWS_LAMBDA':
      return { function: provider.functionArn };
    case 'AWS_DIRECTORY_SERVICE':
      return { directoryId: provider.directoryId };
    case 'API_GATEWAY':
      return { url: provider.url, invocationRole: provider.invocationRoleArn };
  }
}
