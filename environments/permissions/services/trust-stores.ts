import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bucketPolicyPermissions, caCertificatesObjectPermissions } from './buckets';

/** Buckets that CAs of clients are handed over in; the AWS provider makes up the rest of the name. */
const HANDED_OVER = { bucketName: 'certfleet-trust-store-*', what: 'buckets of trust stores' };

/** Trust stores of a load balancer in a Region, with their buckets: the AWS provider makes up their names. */
export function trustStorePermissions(account: PermissionAccount, region: string): Permission[] {
  return [
    {
      purpose: 'read trust stores',
      access: 'read',
      actions: ['elasticloadbalancing:DescribeTags', 'elasticloadbalancing:DescribeTrustStores'],
      resources: ['*'],
      conditions: inRegionsOf(account),
    },
    {
      purpose: 'write trust stores',
      access: 'write',
      actions: [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:CreateTrustStore',
        'elasticloadbalancing:DeleteTrustStore',
        'elasticloadbalancing:ModifyTrustStore',
        'elasticloadbalancing:RemoveTags',
      ],
      resources: [regionalArn(account, 'elasticloadbalancing', region, 'truststore/*')],
    },
    {
      purpose: 'wait until no listener has a trust store',
      access: 'write',
      actions: ['elasticloadbalancing:DescribeTrustStoreAssociations'],
      resources: ['*'],
      conditions: inRegionsOf(account),
    },
    {
      purpose: 'have load balancing fetch CAs of clients',
      access: 'write',
      actions: ['s3:GetObjectVersion'],
      resources: [`arn:${account.partition}:s3:::${HANDED_OVER.bucketName}/*`],
      unproved: 'User Guide for Application Load Balancers, mutual TLS: create a trust store',
    },
    ...caCertificatesObjectPermissions(account, HANDED_OVER),
    ...bucketPolicyPermissions(account, HANDED_OVER),
  ];
}
