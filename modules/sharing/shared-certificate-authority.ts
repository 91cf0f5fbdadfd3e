import { DataAwsRamResourceShare } from '@cdktf/provider-aws/lib/data-aws-ram-resource-share';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { type ICertificateAuthority, type Placement, type UsageMode, regionOf } from '../core';

export interface SharedCertificateAuthorityProps {
  /** Name of the share, which holds one CA. */
  readonly shareName: string;
  /**
   * Account that uses the CA, and the CA's Region.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - unknown, so key families are not compared */
  readonly keyAlgorithm?: string;
  /** @default - taken for `GENERAL_PURPOSE` */
  readonly usageMode?: UsageMode;
}

/** A CA that another account of the organization shares with this one, found by the name of the share. */
export class SharedCertificateAuthority extends Construct implements ICertificateAuthority {
  public readonly certificateAuthorityArn: string;
  public readonly region?: string;
  public readonly keyAlgorithm?: string;
  public readonly usageMode?: UsageMode;

  constructor(scope: Construct, id: string, props: SharedCertificateAuthorityProps) {
    super(scope, id);
    const at = props.at ?? {};
    const share = new DataAwsRamResourceShare(this, 'Share', {
      provider: at.provider,
      region: at.region,
      name: props.shareName,
      resourceOwner: 'OTHER-ACCOUNTS',
      resourceShareStatus: 'ACTIVE',
    });
    this.certificateAuthorityArn = onlyAuthority(Token.asString(share.fqn), 'resource_arns');
    this.region = regionOf(at);
    this.keyAlgorithm = props.keyAlgorithm;
    this.usageMode = props.usageMode;
  }
}

/** The one private CA in a list of ARNs; Terraform stops where there are several. */
export function onlyAuthority(address: string, attribute: string): string {
  return `\${one([for arn in ${address}.${attribute} : arn if strcontains(arn, ":acm-pca:")])}`;
}
