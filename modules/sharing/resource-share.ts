import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import type { Construct } from 'constructs';
import type { Placement, Tags } from '../core';

export interface ResourceShareProps {
  readonly shareName: string;
  /** What is shared, and the id of its association in the scope. */
  readonly resource: { readonly id: string; readonly arn: string };
  /** ARNs of Organizations, or account ids. */
  readonly principals: readonly string[];
  /** @default - the one that RAM has for the resource type (AWS RAM API Reference, CreateResourceShare) */
  readonly permissionArns?: string[];
  /** @default false */
  readonly allowExternalPrincipals?: boolean;
  /** @default - the stack's default provider */
  readonly at?: Placement;
  readonly tags?: Tags;
}

/** Shares one resource by AWS RAM. The ARN is known once resource and principals are part of the share. */
export function shareResource(scope: Construct, props: ResourceShareProps): string {
  const { provider, region } = props.at ?? {};
  const share = new RamResourceShare(scope, 'Resource', {
    provider,
    region,
    name: props.shareName,
    allowExternalPrincipals: props.allowExternalPrincipals ?? false,
    permissionArns: props.permissionArns,
    tags: props.tags,
  });
  const principals = props.principals.map(
    (principal) =>
      new RamPrincipalAssociation(scope, `Principal-${principal.replaceAll('/', '-')}`, {
        provider,
        region,
        resourceShareArn: share.arn,
        principal,
      }),
  );
  return new RamResourceAssociation(scope, props.resource.id, {
    provider,
    region,
    resourceShareArn: share.arn,
    resourceArn: props.resource.arn,
    // The ARN goes out by this association, so it comes last.
    dependsOn: principals,
  }).resourceShareArn;
}
