import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Construct } from 'constructs';
import { type Placement, type Tags, regionOf, ssmParameterArn } from '../core';

export interface ShareArnParameterProps {
  /** Name of the SSM parameter. A computed name lets the account that accepts find it. */
  readonly parameterName: string;
  /** ARN of the share, which AWS chooses, so that it cannot be computed. */
  readonly resourceShareArn: string;
  /** Account and Region of the share. @default - the stack's default provider */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** Tells an account outside the organization the ARN of the share it has to accept. */
export class ShareArnParameter extends Construct {
  public readonly parameterArn: string;

  constructor(scope: Construct, id: string, props: ShareArnParameterProps) {
    super(scope, id);
    const { provider, region } = props.at ?? {};
    this.parameterArn = new SsmParameter(this, 'Resource', {
      provider,
      region,
      name: props.parameterName,
      description: 'ARN of the AWS RAM share to accept',
      type: 'String',
      value: props.resourceShareArn,
      tags: props.tags,
    }).arn;
  }

  /** Reads the ARN, through a role that may. */
  public static lookUp(scope: Construct, id: string, parameterName: string, at: Placement): string {
    return new DataAwsSsmParameter(scope, id, {
      provider: at.provider,
      region: at.region,
      name: parameterName,
    }).insecureValue;
  }

  /** The ARN a parameter will have, for the policy of whoever reads it. */
  public static arnOf(parameterName: string, at: Placement): string {
    return ssmParameterArn(parameterName, regionOf(at), at.accountId);
  }
}
