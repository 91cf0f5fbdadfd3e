import { inRegionsOf, literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';

export type LoadBalancerType = 'application' | 'network';

/** How ARNs name the types (Service Authorization Reference, Elastic Load Balancing V2). */
const TYPES: Readonly<Record<LoadBalancerType, string>> = { application: 'app', network: 'net' };

/** A load balancer that others manage. */
export interface LoadBalancerPlace {
  readonly region: string;
  readonly name: string;
  readonly type: LoadBalancerType;
}

/** Looking up a load balancer by its name: AWS has no narrower right than seeing all of them. */
export function loadBalancerLookUp(account: PermissionAccount): Permission {
  return {
    purpose: 'look up load balancers',
    access: 'read',
    actions: [
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeTags',
    ],
    resources: ['*'],
    conditions: inRegionsOf(account),
  };
}

export function targetGroupLookUp(account: PermissionAccount): Permission {
  return {
    purpose: 'look up target groups',
    access: 'read',
    actions: [
      'elasticloadbalancing:DescribeTags',
      'elasticloadbalancing:DescribeTargetGroupAttributes',
      'elasticloadbalancing:DescribeTargetGroups',
    ],
    resources: ['*'],
    conditions: inRegionsOf(account),
  };
}

/** Listeners of one load balancer, and their certificates. */
export function listenerPermissions(
  account: PermissionAccount,
  { region, name, type }: LoadBalancerPlace,
): Permission[] {
  const arn = (resource: string) => regionalArn(account, 'elasticloadbalancing', region, resource);
  const balancer = `${TYPES[type]}/${literal(name)}`;
  return [
    {
      purpose: 'read listeners and their certificates',
      access: 'read',
      actions: [
        'elasticloadbalancing:DescribeListenerAttributes',
        'elasticloadbalancing:DescribeListenerCertificates',
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeTags',
      ],
      resources: ['*'],
      conditions: inRegionsOf(account),
    },
    {
      purpose: 'create listeners',
      access: 'write',
      actions: ['elasticloadbalancing:CreateListener'],
      resources: [arn(`loadbalancer/${balancer}/*`)],
    },
    {
      purpose: 'change listeners and their certificates',
      access: 'write',
      actions: [
        'elasticloadbalancing:AddListenerCertificates',
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:RemoveListenerCertificates',
        'elasticloadbalancing:RemoveTags',
      ],
      resources: [arn(`listener/${balancer}/*/*`)],
    },
  ];
}
