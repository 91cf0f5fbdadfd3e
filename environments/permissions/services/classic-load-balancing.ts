import { inRegionsOf, literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** A classic load balancer, with its one listener and its TLS policy. */
export function classicLoadBalancerPermissions(
  account: PermissionAccount,
  region: string,
  loadBalancerName: string,
): Permission[] {
  const name = literal(loadBalancerName);
  const balancer = regionalArn(account, 'elasticloadbalancing', region, `loadbalancer/${name}`);
  return [
    mayRead(
      'read classic load balancers',
      [
        'elasticloadbalancing:DescribeLoadBalancerAttributes',
        'elasticloadbalancing:DescribeLoadBalancerPolicies',
        'elasticloadbalancing:DescribeLoadBalancers',
        'elasticloadbalancing:DescribeTags',
      ],
      ['*'],
      inRegionsOf(account),
    ),
    mayRead('read security groups', ['ec2:DescribeSecurityGroups'], ['*'], inRegionsOf(account)),
    mayWrite(
      'write classic load balancers',
      [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:ApplySecurityGroupsToLoadBalancer',
        'elasticloadbalancing:AttachLoadBalancerToSubnets',
        'elasticloadbalancing:ConfigureHealthCheck',
        'elasticloadbalancing:CreateLoadBalancer',
        'elasticloadbalancing:CreateLoadBalancerListeners',
        'elasticloadbalancing:CreateLoadBalancerPolicy',
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:DeleteLoadBalancerListeners',
        'elasticloadbalancing:DeleteLoadBalancerPolicy',
        'elasticloadbalancing:DeregisterInstancesFromLoadBalancer',
        'elasticloadbalancing:DetachLoadBalancerFromSubnets',
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:RegisterInstancesWithLoadBalancer',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetLoadBalancerPoliciesOfListener',
      ],
      [balancer],
    ),
    mayWrite(
      'see that interfaces of classic load balancers went',
      ['ec2:DescribeNetworkInterfaces'],
      ['*'],
      inRegionsOf(account),
    ),
    serviceLinkedRole(account, {
      service: 'elasticloadbalancing.amazonaws.com',
      name: 'AWSServiceRoleForElasticLoadBalancing',
      purpose: 'have load balancers work in the account',
      source: 'Elastic Load Balancing User Guide, service-linked role',
    }),
  ];
}
