import { RamResourceShareAccepter } from '@cdktf/provider-aws/lib/ram-resource-share-accepter';
import { Construct } from 'constructs';
import { type ICertificateAuthority, type Placement, type UsageMode, regionOf } from '../core';
import { onlyAuthority } from './shared-certificate-authority';

export interface AcceptedCertificateAuthorityProps {
  /** ARN of the share to accept. */
  readonly resourceShareArn: string;
  /**
   * Account that accepts, and the CA's Region.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - unknown, so key families are not compared */
  readonly keyAlgorithm?: string;
  /** @default - taken for `GENERAL_PURPOSE` */
  readonly usageMode?: UsageMode;
}

/**
 * A CA shared by an account that is not of the same organization: the share is accepted first.
 *
 * Within an organization with RAM sharing there is no invitation, and accepting fails (AWS RAM User Guide).
 */
export class AcceptedCertificateAuthority extends Construct implements ICertificateAuthority {
  public readonly certificateAuthorityArn: string;
  public readonly region?: string;
  public readonly keyAlgorithm?: string;
  public readonly usageMode?: UsageMode;

  constructor(scope: Construct, id: string, props: AcceptedCertificateAuthorityProps) {
    super(scope, id);
    const at = props.at ?? {};
    const accepter = new RamResourceShareAccepter(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      shareArn: props.resourceShareArn,
    });
    this.certificateAuthorityArn = onlyAuthority(accepter.fqn, 'resources');
    this.region = regionOf(at);
    this.keyAlgorithm = props.keyAlgorithm;
    this.usageMode = props.usageMode;
  }
}
