import { globalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** Accelerators, which AWS names, with their listeners and endpoint groups. */
export function acceleratorPermissions(account: PermissionAccount): Permission[] {
  const accelerators = globalArn(account, 'globalaccelerator', 'accelerator/*');
  return [
    mayRead(
      'read accelerators',
      [
        'globalaccelerator:DescribeAccelerator',
        'globalaccelerator:DescribeAcceleratorAttributes',
        'globalaccelerator:DescribeEndpointGroup',
        'globalaccelerator:DescribeListener',
        'globalaccelerator:ListTagsForResource',
      ],
      [accelerators],
    ),
    mayRead(
      'see which endpoints of accelerators others share',
      ['globalaccelerator:ListCrossAccountResources'],
      ['*'],
    ),
    mayWrite('create accelerators', ['globalaccelerator:CreateAccelerator'], ['*']),
    mayWrite(
      'change and delete accelerators',
      [
        'globalaccelerator:CreateEndpointGroup',
        'globalaccelerator:CreateListener',
        'globalaccelerator:DeleteAccelerator',
        'globalaccelerator:DeleteEndpointGroup',
        'globalaccelerator:DeleteListener',
        'globalaccelerator:TagResource',
        'globalaccelerator:UntagResource',
        'globalaccelerator:UpdateAccelerator',
        'globalaccelerator:UpdateEndpointGroup',
        'globalaccelerator:UpdateListener',
      ],
      [accelerators],
    ),
    serviceLinkedRole(account, {
      service: 'globalaccelerator.amazonaws.com',
      name: 'AWSServiceRoleForGlobalAccelerator',
      purpose: 'have Global Accelerator work in the account',
      source: 'AWS Global Accelerator Developer Guide, service-linked role',
    }),
  ];
}
