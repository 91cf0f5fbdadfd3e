import { Construct } from 'constructs';
import {
  ACCOUNT_ID,
  SHARE_PERMISSIONS,
  type Placement,
  type SharePermission,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  parseArn,
  parseCertificateAuthorityArn,
  partitionOf,
  regionOf,
} from '../core/constructs';
import { shareResource } from './resource-share';

const PERMISSION_NAMES: Readonly<Record<SharePermission, string>> = {
  issue: 'AWSRAMDefaultPermissionCertificateAuthority',
  'issue-blank': 'AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority',
  revoke: 'AWSRAMRevokeCertificateCertificateAuthority',
  'issue-subordinate-ca': 'AWSRAMSubordinateCACertificatePathLen0IssuanceCertificateAuthority',
};

export interface CertificateAuthorityShareProps {
  /** Name of the share. A computed name lets consumers find it. */
  readonly shareName: string;
  /** CA to share; it must be active. RAM shares it within its own Region. */
  readonly certificateAuthorityArn: string;
  /** Organization ARN, organizational unit ARNs or account ids. */
  readonly principals: readonly string[];
  /**
   * What the principals may do. RAM takes one managed permission for each share and resource type, so a CA that is
   * shared for more than one purpose has a share for each (AWS RAM API Reference, CreateResourceShare).
   *
   * @default 'issue'
   */
  readonly permission?: SharePermission;
  /**
   * Whether accounts outside the organization may be among the principals; they have to accept the share.
   *
   * @default false
   */
  readonly allowExternalPrincipals?: boolean;
  /**
   * Account and Region of the CA.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** Lets other accounts request certificates from a private CA. */
export class CertificateAuthorityShare extends Construct {
  /** Known once CA and principals are part of the share. */
  public readonly resourceShareArn: string;

  constructor(scope: Construct, id: string, props: CertificateAuthorityShareProps) {
    super(scope, id);
    this.checkAuthority(props.certificateAuthorityArn);
    this.checkPrincipals(props.principals);

    const partition = partitionOf(regionOf(props.at ?? {}));
    this.resourceShareArn = shareResource(this, {
      ...props,
      resource: { id: 'CertificateAuthority', arn: props.certificateAuthorityArn },
      permissionArns: [
        `arn:${partition}:ram::aws:permission/${this.permissionName(props.permission ?? 'issue')}`,
      ],
    });
  }

  private permissionName(permission: SharePermission): string {
    if (Object.hasOwn(PERMISSION_NAMES, permission)) return PERMISSION_NAMES[permission];
    throw new ValidationError(this, {
      subject: 'permission',
      rule: `must be one of ${SHARE_PERMISSIONS.join(', ')}`,
      got: permission,
      remedy: 'choose one of them',
    });
  }

  private checkAuthority(arn: string): void {
    if (!isKnown(arn) || parseCertificateAuthorityArn(arn)) return;
    if (parseArn(arn)?.service === 'acm') {
      throw new ValidationError(this, {
        subject: 'AWS RAM',
        rule: 'must be given a private CA',
        got: new Words(`the certificate ${arn}`),
        remedy:
          'AWS shares no ACM certificate: ' +
          'request a public certificate in each account and validate it in the shared zone, request private ' +
          'certificates from a shared CA, or distribute copies of an exportable certificate',
      });
    }
    throw new ValidationError(this, {
      subject: 'certificateAuthorityArn',
      rule: 'must be the ARN of a private CA',
      got: arn,
      remedy: 'write it as "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"',
    });
  }

  private checkPrincipals(principals: readonly string[]): void {
    const wrong = principals.find((principal) => isKnown(principal) && !isPrincipal(principal));
    if (wrong !== undefined) {
      throw new ValidationError(this, {
        subject: 'principals',
        rule: 'must be account ids, organization ARNs or organizational unit ARNs',
        got: wrong,
        remedy: 'copy it from AWS Organizations',
      });
    }
    const twice = principals.find((principal, index) => principals.indexOf(principal) < index);
    if (twice !== undefined || principals.length === 0) {
      throw new ValidationError(this, {
        subject: 'principals',
        rule: 'must be at least one and each named once',
        got: new Words(twice ?? 'none'),
        remedy: 'correct the list',
      });
    }
  }
}

function isPrincipal(principal: string): boolean {
  const arn = parseArn(principal);
  return (
    ACCOUNT_ID.test(principal) ||
    (arn?.service === 'organizations' && /^(organization|ou)\/o-/.test(arn.resource))
  );
}
