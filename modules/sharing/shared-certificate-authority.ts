import { DataAwsRamResourceShare } from '@cdktf/provider-aws/lib/data-aws-ram-resource-share';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { type ICertificateAuthority, type Placement, type UsageMode, regionOf } from '../core';

export interface SharedCertificateAuthorityProps {
  /** Name of the share, which holds one CA of its owner. */
  readonly shareName: string;
  /** Account that owns share and CA. Any account of the organization could share a CA of its own under this name. */
  readonly ownerAccountId: string;
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
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.owning_account_id == "${props.ownerAccountId}"}`,
            errorMessage:
              `the share ${props.shareName} must be owned by account ${props.ownerAccountId}, ` +
              'got one of account ${self.owning_account_id}; ask that account to rename or delete it',
          },
          oneAuthority(`the share ${props.shareName}`, 'resource_arns', props.ownerAccountId),
        ],
      },
    });
    this.certificateAuthorityArn = onlyAuthority(
      Token.asString(share.fqn),
      'resource_arns',
      props.ownerAccountId,
    );
    this.region = regionOf(at);
    this.keyAlgorithm = props.keyAlgorithm;
    this.usageMode = props.usageMode;
  }
}

/** The one private CA of an account in a list of ARNs; Terraform stops where there are several. */
export function onlyAuthority(address: string, attribute: string, accountId: string): string {
  return `\${one(${authorities(address, attribute, accountId)})}`;
}

/** Terraform's condition that a share holds one CA: without any, ACM would be asked for a public certificate. */
export function oneAuthority(subject: string, attribute: string, accountId: string) {
  const count = `length(${authorities('self', attribute, accountId)})`;
  return {
    condition: `\${${count} == 1}`,
    errorMessage:
      `${subject} must hold one private CA of account ${accountId}, got \${${count}}; ` +
      'apply the stack of that account, then this one',
  };
}

function authorities(address: string, attribute: string, accountId: string): string {
  const isAuthority = `split(":", arn)[2] == "acm-pca" && split(":", arn)[4] == "${accountId}"`;
  return `[for arn in ${address}.${attribute} : arn if ${isAuthority}]`;
}
