import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { type Placement, type Tags, ValidationError, isKnown, parseArn, regionOf } from '../core/constructs';
import type { CertificateAccess } from './certificate-access';

export interface InterfaceEndpointProps {
  /** What it leads to, and what passes: `allowIssuance`, `allowExport` or `allowAcmeIssuance`. A VPC has one for a service. */
  readonly access: CertificateAccess;
  readonly vpcId: string;
  /** Subnets that get an address of the endpoint, at most one of an Availability Zone. Each costs by the hour. */
  readonly subnetIds: readonly [string, ...string[]];
  /** Networks whose hosts may call it, on port 443, as IPv4 ranges. */
  readonly clientCidrBlocks: readonly [string, ...string[]];
  /**
   * Account and Region of the VPC.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * The way of a private network to ACM or AWS Private CA, which needs no way to the internet.
 *
 * Its policy gives nobody a right: a request passes if the caller has the right, and the policy lets it through.
 *
 * @example
 * new InterfaceEndpoint(stack, 'PrivateCa', {
 *   access: allowIssuance({ certificateAuthorities: [issuing], organizationId: 'o-a1b2c3d4e5' }),
 *   vpcId: 'vpc-0a1b2c3d4e5f60718',
 *   subnetIds: ['subnet-0a1b2c3d4e5f60718'],
 *   clientCidrBlocks: ['10.1.0.0/16'],
 * });
 */
export class InterfaceEndpoint extends Construct {
  public readonly vpcEndpointId: string;
  public readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    const { service, statements } = props.access;
    const region = this.regionFor(props.access, at);

    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      ...place,
      description: `Clients of ${service}`,
      vpcId: props.vpcId,
      ingress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: [...props.clientCidrBlocks] }],
      tags: props.tags,
    });
    this.vpcEndpointId = new VpcEndpoint(this, 'Resource', {
      ...place,
      vpcId: props.vpcId,
      vpcEndpointType: 'Interface',
      serviceName: `com.amazonaws.${region}.${service}`,
      subnetIds: [...props.subnetIds],
      securityGroupIds: [securityGroup.id],
      // Clients ask for the service by its usual name; those of ACME have no other.
      privateDnsEnabled: true,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: statements.map((statement) => ({ ...statement, Principal: '*' })),
      }),
      tags: props.tags,
    }).id;
    this.securityGroupId = securityGroup.id;
  }

  /** The Region of the VPC, in which all that is reached must be. */
  private regionFor({ resourceArns }: CertificateAccess, at: Placement): string {
    const regions = resourceArns.map((arn) => (isKnown(arn) ? parseArn(arn)?.region : undefined));
    const needed = regionOf(at) ?? regions.find((each) => each !== undefined);
    const other = regions.find((each) => each !== undefined && isKnown(needed) && each !== needed);
    if (other !== undefined) {
      throw new ValidationError(this, {
        subject: 'access',
        rule: `must be to what is in ${needed}: an interface endpoint passes no request on to another Region`,
        got: other,
        remedy: 'make an endpoint in each Region',
      });
    }
    return needed ?? (Fn.element(Fn.split(':', resourceArns[0]), 3) as string);
  }
}
