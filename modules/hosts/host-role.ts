import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import {
  type Placement,
  type Tags,
  ValidationError,
  isKnown,
  parseArn,
  policyText,
} from '../core/constructs';
import type { CertificateAccess } from './certificate-access';

/** A role that the host has already, for example by the instance profile of an EC2 instance. */
export interface RoleHost {
  readonly type: 'role';
  readonly roleArn: string;
}

/** A host outside AWS, which IAM Roles Anywhere knows by a certificate of its own. */
export interface RolesAnywhereHost {
  readonly type: 'roles-anywhere';
  readonly trustAnchorArn: string;
  /** Common name of the host's certificate. Without it, every certificate of the trust anchor's CA would do. */
  readonly commonName: string;
  /**
   * Common name of the CA that issued it.
   *
   * @default - the trust anchor's CA, or any CA below it
   */
  readonly issuerCommonName?: string;
}

export type Host = RoleHost | RolesAnywhereHost;

export interface HostRoleProps {
  readonly roleName: string;
  /** Who assumes the role, and nobody else. */
  readonly host: Host;
  /** What it may do: `allowExport` or `allowIssuance`. */
  readonly access: CertificateAccess<'acm' | 'acm-pca'>;
  /**
   * Account of the role.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * The role by which a host exports certificates, or has a private CA issue: `role_arn` of the Workload Credentials Provider.
 *
 * @example
 * new HostRole(stack, 'Web', {
 *   roleName: 'web-certificate',
 *   host: { type: 'role', roleArn: 'arn:aws:iam::222222222222:role/web' },
 *   access: allowExport({ certificates: [web] }),
 * });
 */
export class HostRole extends Construct {
  public readonly roleArn: string;

  constructor(scope: Construct, id: string, props: HostRoleProps) {
    super(scope, id);
    const { provider } = props.at ?? {};
    this.checkHost(props.host);

    const role = new IamRole(this, 'Resource', {
      provider,
      name: props.roleName,
      description: 'Certificates of a host',
      assumeRolePolicy: policyText([trustOf(props.host)]),
      tags: props.tags,
    });
    new IamRolePolicy(this, 'Policy', {
      provider,
      name: 'certificates',
      role: role.name,
      policy: policyText(props.access.statements),
    });
    this.roleArn = role.arn;
  }

  /** The root of an account in place of a role would be everybody there. */
  private checkHost(host: Host): void {
    const [subject, arn, kind, service, start] =
      host.type === 'role'
        ? (['roleArn', host.roleArn, 'an IAM role', 'iam', 'role/'] as const)
        : ([
            'trustAnchorArn',
            host.trustAnchorArn,
            'a trust anchor',
            'rolesanywhere',
            'trust-anchor/',
          ] as const);
    if (!isKnown(arn)) return;
    const parsed = parseArn(arn);
    if (parsed?.service === service && parsed.resource.startsWith(start)) return;
    throw new ValidationError(this, {
      subject,
      rule: `must be the ARN of ${kind}`,
      got: arn,
      remedy: 'name the one of the host',
    });
  }
}

function trustOf(host: Host): object {
  return host.type === 'role'
    ? {
        Sid: 'OnlyTheHost',
        Effect: 'Allow',
        Principal: { AWS: host.roleArn },
        Action: 'sts:AssumeRole',
      }
    : // IAM Roles Anywhere User Guide, trust policy.
      {
        Sid: 'OnlyTheHost',
        Effect: 'Allow',
        Principal: { Service: 'rolesanywhere.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Condition: {
          StringEquals: {
            'aws:PrincipalTag/x509Subject/CN': host.commonName,
            'aws:PrincipalTag/x509Issuer/CN': host.issuerCommonName,
          },
          ArnEquals: { 'aws:SourceArn': host.trustAnchorArn },
        },
      };
}
