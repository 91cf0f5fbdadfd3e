import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { DataAwsResourcegroupstaggingapiResources } from '@cdktf/provider-aws/lib/data-aws-resourcegroupstaggingapi-resources';
import { LambdaInvocation } from '@cdktf/provider-aws/lib/lambda-invocation';
import { Fn, type ITerraformDependable, Token, propertyAccess } from 'cdktf';
import type { Construct } from 'constructs';
import { CERTIFICATE_TAG, type Placement, ROTATED_TAG, RemovedResource, type Tags } from '../core/constructs';

/** The function that imports a certificate, and how Terraform invokes it. */
export interface PlacingFunction {
  /** Name; or ARN, where it is in another account. */
  readonly functionName: string;
  /** Alias. @default - none */
  readonly qualifier?: string;
  readonly at: Placement;
  /** What must stand before it is invoked. */
  readonly ready: readonly ITerraformDependable[];
}

export interface PlacedByFunctionProps {
  readonly placing: PlacingFunction;
  /** Where the certificate is. */
  readonly at: Placement;
  readonly region: string;
  /** Value of its tag `certfleet:certificate`. */
  readonly certificate: string;
  /** Besides. */
  readonly tags: Tags;
  /** Names of the certificate, where another one takes its place as soon as they change. @default - the function finds out by itself */
  readonly domainNames?: readonly string[];
}

/**
 * A certificate that a function imports while Terraform applies, and deletes when Terraform destroys: the ARN of what stands, known
 * when Terraform plans; else of what the function imports. Where Terraform imported it before, it forgets it.
 */
export function placedByFunction(scope: Construct, props: PlacedByFunctionProps): string {
  const { placing, at, region, certificate, tags, domainNames } = props;
  new RemovedResource(scope, 'Resource', { resourceType: AcmCertificate.tfResourceType, destroy: false });
  const standing = new DataAwsResourcegroupstaggingapiResources(scope, 'Standing', {
    provider: at.provider,
    region: at.region,
    resourceTypeFilters: ['acm'],
    tagFilter: [{ key: CERTIFICATE_TAG, values: [certificate] }],
  });
  const first = new LambdaInvocation(scope, 'First', {
    provider: placing.at.provider,
    region: placing.at.region,
    functionName: placing.functionName,
    qualifier: placing.qualifier,
    lifecycleScope: 'CRUD',
    input: JSON.stringify({
      region,
      domainNames,
      tags: { ...tags, [CERTIFICATE_TAG]: certificate, [ROTATED_TAG]: 'true' },
    }),
    dependsOn: [...placing.ready],
    lifecycle: { createBeforeDestroy: true },
  });
  return Token.asString(
    Fn.try([
      propertyAccess(standing.resourceTagMappingList, [0, 'resource_arn']),
      propertyAccess(Fn.jsondecode(first.result), ['certificateArn']),
    ]),
  );
}
