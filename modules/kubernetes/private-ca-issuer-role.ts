import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import {
  type ICertificateAuthority,
  type Placement,
  type RoleSettings,
  type Tags,
  ValidationError,
  isKnown,
  issuePermissions,
  parseArn,
  policyText,
  regionOf,
} from '../core/constructs';
import { type ClusterWorkload, workloadTrust } from './workload-trust';

export interface PrivateCaIssuerRoleProps extends RoleSettings {
  readonly roleName: string;
  /** The CA that the issuer names. */
  readonly certificateAuthority: ICertificateAuthority;
  /** Service account of the issuer's controller, and how AWS knows it. */
  readonly workload: ClusterWorkload;
  /**
   * The issuer's template: the role issues by no other.
   *
   * @default 'EndEntityCertificate/V1'
   */
  readonly template?: string;
  /**
   * Account of the cluster, and the CA's Region.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** What the controller of `aws-privateca-issuer` may do: have one CA issue by one template, and nothing else. */
export class PrivateCaIssuerRole extends Construct {
  public readonly roleArn: string;
  public readonly roleName: string;

  constructor(scope: Construct, id: string, props: PrivateCaIssuerRoleProps) {
    super(scope, id);
    const { provider } = props.at ?? {};
    this.checkOidcProvider(props.workload);

    const role = new IamRole(this, 'Resource', {
      provider,
      name: props.roleName,
      path: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      description: 'Issues certificates of a private CA for a cluster',
      assumeRolePolicy: policyText([workloadTrust(props.workload)]),
      tags: props.tags,
    });
    new IamRolePolicy(this, 'Policy', {
      provider,
      name: 'issue',
      role: role.name,
      policy: policyText(
        issuePermissions({
          certificateAuthorities: [props.certificateAuthority],
          templates: props.template === undefined ? undefined : [props.template],
          region: regionOf(props.at ?? {}),
        }),
      ),
    });
    this.roleArn = role.arn;
    this.roleName = role.name;
  }

  private checkOidcProvider(workload: ClusterWorkload): void {
    if (workload.type !== 'irsa' || !isKnown(workload.oidcProviderArn)) return;
    const arn = parseArn(workload.oidcProviderArn);
    if (arn?.service === 'iam' && arn.resource.startsWith('oidc-provider/')) return;
    throw new ValidationError(this, {
      subject: 'oidcProviderArn',
      rule: 'must be the ARN of an IAM OIDC provider',
      got: workload.oidcProviderArn,
      remedy: 'create one for the cluster, or use EKS Pod Identity',
    });
  }
}
