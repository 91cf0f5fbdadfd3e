import { Fn } from 'cdktf';
import {
  type AllowStatement,
  type ICertificate,
  type IssuePermissionsProps,
  isKnown,
  issuePermissions,
} from '../core/constructs';

/** By the names of their interface endpoints (PrivateLink Guide, services that integrate; ACM User Guide, PrivateLink). */
export type AccessedService = 'acm' | 'acm-pca' | 'acm-acme-enroll';

/** What a host may do, and what an interface endpoint lets pass: nothing that is not here. */
export interface CertificateAccess<Service extends AccessedService = AccessedService> {
  readonly service: Service;
  /** ARNs of what is reached. */
  readonly resourceArns: readonly [string, ...string[]];
  readonly statements: readonly AllowStatement[];
}

/** Whose requests pass. */
interface OfOrganization {
  /**
   * Organization whose principals may do so.
   *
   * @default - principals of every organization, if they have the right to
   */
  readonly organizationId?: string;
}

/** Private CAs issue by these templates, and certificates are fetched (AWS Private CA User Guide, VPC endpoint policy). */
export function allowIssuance(
  props: Pick<IssuePermissionsProps, 'certificateAuthorities' | 'templates'> & OfOrganization,
): CertificateAccess<'acm-pca'> {
  const [first, ...others] = props.certificateAuthorities;
  return {
    service: 'acm-pca',
    resourceArns: [first.certificateAuthorityArn, ...others.map((each) => each.certificateAuthorityArn)],
    statements: issuePermissions(props).map((statement) => ofOrganization(statement, props)),
  };
}

/** These certificates are exported with their keys, as the Workload Credentials Provider does on hosts. */
export function allowExport(
  props: { readonly certificates: readonly [ICertificate, ...ICertificate[]] } & OfOrganization,
): CertificateAccess<'acm'> {
  const [first, ...others] = props.certificates;
  const resourceArns = [first.certificateArn, ...others.map(({ certificateArn }) => certificateArn)] as const;
  const statement: AllowStatement = {
    Sid: 'ExportTheCertificates',
    Effect: 'Allow',
    Action: 'acm:ExportCertificate',
    Resource: resourceArns,
  };
  return { service: 'acm', resourceArns, statements: [ofOrganization(statement, props)] };
}

/**
 * ACME clients get certificates from one ACME endpoint, and revoke them. Who may do so is said by the role of their
 * account binding: no principal calls the endpoint (ACM User Guide, issuing ACME certificates over AWS PrivateLink).
 */
export function allowAcmeIssuance(props: {
  readonly acmeEndpointArn: string;
}): CertificateAccess<'acm-acme-enroll'> {
  const { acmeEndpointArn } = props;
  return {
    service: 'acm-acme-enroll',
    resourceArns: [acmeEndpointArn],
    statements: [
      // Registration, orders and downloads are no IAM actions that could be named.
      { Sid: 'SpeakAcme', Effect: 'Allow', Action: '*', Resource: acmeEndpointArn },
      {
        Sid: 'FinalizeAndRevoke',
        Effect: 'Allow',
        Action: ['acm:RequestCertificate', 'acm:RevokeCertificate'],
        Resource: certificatesBeside(acmeEndpointArn),
        Condition: { StringEquals: { 'acm:CertificateKeyPairOrigin': 'ACME' } },
      },
    ],
  };
}

function ofOrganization(statement: AllowStatement, { organizationId }: OfOrganization): AllowStatement {
  if (organizationId === undefined) return statement;
  const { StringEquals } = statement.Condition ?? {};
  return {
    ...statement,
    Condition: { StringEquals: { ...StringEquals, 'aws:PrincipalOrgID': organizationId } },
  };
}

/** Every certificate of the account and Region of an ACME endpoint. */
export function certificatesBeside(acmeEndpointArn: string): string {
  return isKnown(acmeEndpointArn)
    ? acmeEndpointArn.replace(/acme-endpoint.*/, 'certificate/*')
    : Fn.replace(acmeEndpointArn, '/acme-endpoint.*/', 'certificate/*');
}
