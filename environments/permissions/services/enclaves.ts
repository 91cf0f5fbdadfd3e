import { globalArn, literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';
import { madeRoleArn, rolePermissions } from './roles';

const SERVICE: Readonly<Record<string, string>> = { 'aws-cn': 'ec2.amazonaws.com.cn' };

/** CloudFormation calls it for the caller. */
const SOURCE = 'Nitro Enclaves User Guide, AWS Certificate Manager for Nitro Enclaves';

/** The role, the instance profile and the certificate's association of a Nitro Enclave. */
export function enclavePermissions(
  account: PermissionAccount,
  region: string,
  roleName: string,
): Permission[] {
  const name = literal(roleName);
  const roleArn = madeRoleArn(account, name);
  const certificates = regionalArn(account, 'acm', region, 'certificate/*');
  const stack = [regionalArn(account, 'cloudformation', region, `stack/${name}/*`)] as const;
  const profile = [
    globalArn(account, 'iam', `instance-profile${account.roles?.path ?? '/'}${name}`),
  ] as const;
  return [
    ...rolePermissions(account, { name, what: 'roles of Nitro Enclaves' }),
    mayRead('read instance profiles of Nitro Enclaves', ['iam:GetInstanceProfile'], profile),
    mayWrite(
      'write instance profiles of Nitro Enclaves',
      [
        'iam:AddRoleToInstanceProfile',
        'iam:CreateInstanceProfile',
        'iam:DeleteInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:TagInstanceProfile',
        'iam:UntagInstanceProfile',
      ],
      profile,
    ),
    bySource(
      'IAM API Reference, AddRoleToInstanceProfile',
      mayWrite('give instances of Nitro Enclaves their role', ['iam:PassRole'], [roleArn], {
        StringEquals: { 'iam:PassedToService': SERVICE[account.partition] ?? 'ec2.amazonaws.com' },
      }),
    ),
    mayRead(
      'read associations of Nitro Enclaves',
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
      stack,
    ),
    mayWrite(
      'write associations of Nitro Enclaves',
      [
        'cloudformation:CreateStack',
        'cloudformation:DeleteStack',
        'cloudformation:DescribeStackEvents',
        'cloudformation:TagResource',
        'cloudformation:UntagResource',
        'cloudformation:UpdateStack',
      ],
      stack,
    ),
    bySource(
      SOURCE,
      mayWrite(
        'associate certificates with roles of Nitro Enclaves',
        ['ec2:AssociateEnclaveCertificateIamRole', 'ec2:DisassociateEnclaveCertificateIamRole'],
        [certificates, roleArn],
      ),
    ),
    bySource(
      SOURCE,
      mayWrite(
        'see which certificates roles of Nitro Enclaves have',
        ['ec2:GetAssociatedEnclaveCertificateIamRoles'],
        [certificates],
      ),
    ),
  ];
}
