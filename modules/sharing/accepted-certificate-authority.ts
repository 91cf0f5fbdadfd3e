import { RamResourceShareAccepter } from '@cdktf/provider-aws/lib/ram-resource-share-accepter';
import { Fn, Op } from 'cdktf';
import { Construct } from 'constructs';
import { type ICertificateAuthority, type Placement, type UsageMode, regionOf } from '../core';
import { oneAuthority, onlyAuthority } from './shared-certificate-authority';

export interface AcceptedCertificateAuthorityProps {
  /** ARN of the share to accept. */
  readonly resourceShareArn: string;
  /** Account that owns share and CA; nothing of another account is accepted. */
  readonly ownerAccountId: string;
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
    const { ownerAccountId, at = {} } = props;
    const accepter = new RamResourceShareAccepter(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      shareArn: props.resourceShareArn,
      lifecycle: {
        precondition: [
          {
            condition: Op.eq(Fn.element(Fn.split(':', props.resourceShareArn), 4), ownerAccountId),
            errorMessage:
              `the share to accept must be owned by account ${ownerAccountId}, got ${props.resourceShareArn}; ` +
              'correct the ARN that this account was told',
          },
        ],
        postcondition: [oneAuthority('the accepted share', 'resources', ownerAccountId)],
      },
    });
    this.certificateAuthorityArn = onlyAuthority(accepter.fqn, 'resources', ownerAccountId);
    this.region = regionOf(at);
    this.keyAlgorithm = props.keyAlgorithm;
    this.usageMode = props.usageMode;
  }
}
