import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { Construct } from 'constructs';
import type { Placement, Tags } from '../core';

export interface ClusterParameterProps {
  /** Name of the SSM parameter with the annotations as JSON, for whoever feeds the cluster. */
  readonly parameterName: string;
  /**
   * Account and Region of the cluster.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * Tells whoever attaches a certificate, before Terraform deletes the one that was told before: an output of the stack would
 * change only after the apply, which waits for them to let go of it.
 */
export function clusterParameter(
  scope: Construct,
  description: string,
  told: object,
  { parameterName, at = {}, tags }: ClusterParameterProps,
): SsmParameter {
  return new SsmParameter(scope, 'Resource', {
    provider: at.provider,
    region: at.region,
    name: parameterName,
    description,
    type: 'String',
    // ARNs are no secret, and whoever reads a plan should see them.
    insecureValue: JSON.stringify(told),
    tags,
    // One by another name stands before the old one goes.
    lifecycle: { createBeforeDestroy: true },
  });
}
