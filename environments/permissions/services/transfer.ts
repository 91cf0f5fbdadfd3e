import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** A server of Transfer Family, which AWS names. */
export interface TransferPlace {
  readonly region: string;
  /** Whether it has Elastic IP addresses. */
  readonly hasAddresses: boolean;
  /** Role by which it asks who its users are. @default - it takes none */
  readonly invocationRoleArn?: string;
}

/** Servers in a Region, with the VPC endpoints that Transfer Family makes for whoever asks. */
export function transferPermissions(account: PermissionAccount, place: TransferPlace): Permission[] {
  const arn = (service: string, resource: string) => regionalArn(account, service, place.region, resource);
  const servers = [arn('transfer', 'server/*')] as const;
  return [
    mayRead('look up subnets', ['ec2:DescribeSubnets'], ['*'], inRegionsOf(account)),
    mayRead(
      'read endpoints of Transfer Family',
      ['ec2:DescribeVpcEndpoints', ...(place.hasAddresses ? [] : ['ec2:DescribePrefixLists'])],
      ['*'],
      inRegionsOf(account),
    ),
    mayRead('read servers of Transfer Family', ['transfer:DescribeServer'], servers),
    mayWrite('create servers of Transfer Family', ['transfer:CreateServer'], ['*'], inRegionsOf(account)),
    mayWrite(
      'change and delete servers of Transfer Family',
      [
        'transfer:DeleteServer',
        'transfer:StartServer',
        'transfer:StopServer',
        'transfer:TagResource',
        'transfer:UntagResource',
        'transfer:UpdateServer',
      ],
      servers,
    ),
    bySource(
      'AWS Transfer Family User Guide, create a server in a virtual private cloud',
      mayWrite(
        'have Transfer Family make endpoints',
        ['ec2:CreateVpcEndpoint', 'ec2:DeleteVpcEndpoints', 'ec2:ModifyVpcEndpoint'],
        [
          arn('ec2', 'security-group/*'),
          arn('ec2', 'subnet/*'),
          arn('ec2', 'vpc-endpoint/*'),
          arn('ec2', 'vpc/*'),
        ],
      ),
    ),
    ...(place.hasAddresses
      ? [
          bySource(
            'AWS Transfer Family User Guide, create a server in a virtual private cloud',
            mayWrite(
              'see addresses of Transfer Family',
              ['ec2:DescribeAddresses', 'ec2:DescribeNetworkInterfaces'],
              ['*'],
              inRegionsOf(account),
            ),
          ),
          bySource(
            'AWS Transfer Family User Guide, create a server in a virtual private cloud',
            mayWrite(
              'give servers of Transfer Family their addresses',
              ['ec2:AssociateAddress', 'ec2:DisassociateAddress'],
              [arn('ec2', 'elastic-ip/*'), arn('ec2', 'network-interface/*')],
            ),
          ),
        ]
      : []),
    ...(place.invocationRoleArn === undefined
      ? []
      : [
          bySource(
            'AWS Transfer Family User Guide, using API Gateway to integrate your identity provider',
            mayWrite(
              'let servers of Transfer Family ask who their users are',
              ['iam:PassRole'],
              [place.invocationRoleArn],
              { StringEquals: { 'iam:PassedToService': 'transfer.amazonaws.com' } },
            ),
          ),
        ]),
    serviceLinkedRole(account, {
      service: 'transfer.amazonaws.com',
      name: 'AWSServiceRoleForTransfer',
      purpose: 'have Transfer Family work in the account',
      source: 'AWS Transfer Family User Guide, service-linked roles',
    }),
  ];
}
