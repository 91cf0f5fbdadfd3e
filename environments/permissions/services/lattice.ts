import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** Services of VPC Lattice in a Region, which AWS names, and their listeners. */
export function latticePermissions(account: PermissionAccount, region: string): Permission[] {
  const arn = (resource: string) => regionalArn(account, 'vpc-lattice', region, resource);
  const services = [arn('service/*')] as const;
  return [
    mayRead('read services of VPC Lattice', ['vpc-lattice:GetListener', 'vpc-lattice:GetService'], services),
    mayRead('read tags of VPC Lattice', ['vpc-lattice:ListTagsForResource'], ['*'], inRegionsOf(account)),
    mayWrite(
      'write services of VPC Lattice',
      [
        'vpc-lattice:CreateListener',
        'vpc-lattice:CreateService',
        'vpc-lattice:DeleteListener',
        'vpc-lattice:DeleteService',
        'vpc-lattice:TagResource',
        'vpc-lattice:UntagResource',
        'vpc-lattice:UpdateListener',
        'vpc-lattice:UpdateService',
      ],
      services,
    ),
    serviceLinkedRole(account, {
      service: 'vpc-lattice.amazonaws.com',
      name: 'AWSServiceRoleForVpcLattice',
      purpose: 'have VPC Lattice work in the account',
      source: 'Amazon VPC Lattice User Guide, service-linked roles',
    }),
  ];
}

/** Its services among those of a service network, which may be another account's. */
export function latticeNetworkPermissions(
  account: PermissionAccount,
  region: string,
  serviceNetworkIdentifier: string,
): Permission[] {
  const arn = (resource: string) => regionalArn(account, 'vpc-lattice', region, resource);
  const association = arn('servicenetworkserviceassociation/*');
  const network = serviceNetworkIdentifier.startsWith('arn:')
    ? serviceNetworkIdentifier
    : arn(`servicenetwork/${serviceNetworkIdentifier}`);
  return [
    mayRead(
      'read associations of VPC Lattice',
      ['vpc-lattice:GetServiceNetworkServiceAssociation'],
      [association],
    ),
    mayWrite(
      'put services of VPC Lattice into networks',
      ['vpc-lattice:CreateServiceNetworkServiceAssociation'],
      [arn('service/*'), association, network],
    ),
    mayWrite(
      'take services of VPC Lattice out of networks',
      [
        'vpc-lattice:DeleteServiceNetworkServiceAssociation',
        'vpc-lattice:TagResource',
        'vpc-lattice:UntagResource',
      ],
      [association],
    ),
  ];
}
