import { DEFAULT_ISSUER_TEMPLATE, type ICertificateAuthority, parseCertificateAuthorityArn } from '../core';
import type { KubernetesObject } from './manifest';

export interface PrivateCaIssuerProps {
  readonly name: string;
  /**
   * Namespace whose certificates it issues.
   *
   * @default - an `AWSPCAClusterIssuer`, for all namespaces
   */
  readonly namespace?: string;
  /** A CA of the account, or shared with it. One for short-lived certificates issues for at most seven days. */
  readonly certificateAuthority: ICertificateAuthority;
  /**
   * Template of every certificate, whatever is asked for: name and version, without `arn:aws:acm-pca:::template/`.
   *
   * Another one must be allowed by the role and, of a shared CA, by its share.
   *
   * @default 'EndEntityCertificate/V1'
   */
  readonly template?: string;
  /**
   * Role to assume first, for example one of the CA's account.
   *
   * @default - the issuer's own role
   */
  readonly roleArn?: string;
}

/** What `awspca.cert-manager.io/v1beta1` takes. */
export interface PrivateCaIssuerSpec {
  readonly arn: string;
  readonly region?: string;
  readonly role?: string;
  readonly pcaTemplate: { readonly defaultTemplateName: string };
}

/**
 * An issuer for cert-manager that has AWS Private CA sign, by `aws-privateca-issuer`.
 *
 * Its template is locked: without, a request chooses the template by its usages, and may ask for a CA certificate.
 */
export function privateCaIssuer(props: PrivateCaIssuerProps): KubernetesObject<PrivateCaIssuerSpec> {
  const { certificateAuthority, name, namespace, roleArn } = props;
  const { certificateAuthorityArn } = certificateAuthority;
  const region = certificateAuthority.region ?? parseCertificateAuthorityArn(certificateAuthorityArn)?.region;
  return {
    apiVersion: 'awspca.cert-manager.io/v1beta1',
    kind: namespace === undefined ? 'AWSPCAClusterIssuer' : 'AWSPCAIssuer',
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    spec: {
      arn: certificateAuthorityArn,
      ...(region !== undefined && { region }),
      ...(roleArn !== undefined && { role: roleArn }),
      pcaTemplate: { defaultTemplateName: props.template ?? DEFAULT_ISSUER_TEMPLATE },
    },
  };
}
