import { madeByEnvironment, madeIn, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';

/** ARN of CAs that AWS names, in a Region. */
export function madeAuthorityArn(account: PermissionAccount, region: string): string {
  return regionalArn(account, 'acm-pca', region, 'certificate-authority/*');
}

/** CAs that Terraform makes in a Region. */
export function authorityPermissions(account: PermissionAccount, region: string): Permission[] {
  const resources = [madeAuthorityArn(account, region)] as const;
  return [
    {
      purpose: 'read private CAs',
      access: 'read',
      actions: [
        'acm-pca:DescribeCertificateAuthority',
        'acm-pca:GetCertificateAuthorityCertificate',
        'acm-pca:GetCertificateAuthorityCsr',
        'acm-pca:ListPermissions',
        'acm-pca:ListTags',
      ],
      resources,
    },
    {
      purpose: 'create private CAs',
      access: 'write',
      actions: ['acm-pca:CreateCertificateAuthority'],
      resources: ['*'],
      conditions: madeIn(account, [region]),
    },
    {
      purpose: 'tag private CAs',
      access: 'write',
      actions: ['acm-pca:TagCertificateAuthority'],
      resources,
    },
    {
      purpose: 'change and delete private CAs',
      access: 'write',
      actions: [
        'acm-pca:CreatePermission',
        'acm-pca:DeleteCertificateAuthority',
        'acm-pca:DeletePermission',
        'acm-pca:ImportCertificateAuthorityCertificate',
        'acm-pca:UntagCertificateAuthority',
        'acm-pca:UpdateCertificateAuthority',
      ],
      resources,
      conditions: madeByEnvironment(account),
    },
  ];
}

/** Signing certificates of CAs, and of nothing else, by a CA. */
export function signingPermissions(
  { partition }: PermissionAccount,
  certificateAuthorityArn: string,
): Permission[] {
  const template = `arn:${partition}:acm-pca:::template`;
  return [
    {
      purpose: 'read certificates of private CAs',
      access: 'read',
      actions: ['acm-pca:GetCertificate'],
      resources: [certificateAuthorityArn],
    },
    {
      purpose: 'sign private CAs',
      access: 'write',
      actions: ['acm-pca:IssueCertificate'],
      resources: [certificateAuthorityArn],
      conditions: {
        StringLike: {
          'acm-pca:TemplateArn': [
            `${template}/RootCACertificate/V1`,
            `${template}/SubordinateCACertificate_PathLen?/V1`,
          ],
        },
      },
    },
    {
      purpose: 'revoke certificates of private CAs that go',
      access: 'write',
      actions: ['acm-pca:RevokeCertificate'],
      resources: [certificateAuthorityArn],
    },
  ];
}

/** Reading a CA that stands. */
export function authorityLookUp(certificateAuthorityArn: string): Permission {
  return {
    purpose: 'look up private CAs that stand',
    access: 'read',
    actions: [
      'acm-pca:DescribeCertificateAuthority',
      'acm-pca:GetCertificateAuthorityCertificate',
      'acm-pca:GetCertificateAuthorityCsr',
      'acm-pca:ListTags',
    ],
    resources: [certificateAuthorityArn],
  };
}
