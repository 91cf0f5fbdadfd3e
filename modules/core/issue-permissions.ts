import { parseCertificateAuthorityArn, partitionOf } from './arn';
import { DEFAULT_ISSUER_TEMPLATE, type ICertificateAuthority } from './certificate-authority';

export interface IssuePermissionsProps {
  readonly certificateAuthorities: readonly [ICertificateAuthority, ...ICertificateAuthority[]];
  /**
   * Templates of the certificates, each by name and version, without `arn:aws:acm-pca:::template/`.
   *
   * @default ['EndEntityCertificate/V1']
   */
  readonly templates?: readonly [string, ...string[]];
  /**
   * Region that says the partition where the CA's ARN is not known.
   *
   * @default - that of the CA
   */
  readonly region?: string;
}

/** A statement of a policy, of the kind that allows. */
export interface AllowStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What it takes to have private CAs issue by these templates, and nothing else: without a template, CAs are issued too. */
export function issuePermissions(props: IssuePermissionsProps): AllowStatement[] {
  const [{ certificateAuthorityArn, region }] = props.certificateAuthorities;
  const partition =
    parseCertificateAuthorityArn(certificateAuthorityArn)?.partition ?? partitionOf(props.region ?? region);
  const authorities = oneOrAll(props.certificateAuthorities.map((each) => each.certificateAuthorityArn));
  const templates = (props.templates ?? [DEFAULT_ISSUER_TEMPLATE]).map(
    (template) => `arn:${partition}:acm-pca:::template/${template}`,
  );
  return [
    {
      Sid: 'ReadTheAuthority',
      Effect: 'Allow',
      Action: ['acm-pca:DescribeCertificateAuthority', 'acm-pca:GetCertificate'],
      Resource: authorities,
    },
    {
      Sid: 'IssueByOneTemplate',
      Effect: 'Allow',
      Action: 'acm-pca:IssueCertificate',
      Resource: authorities,
      Condition: { StringEquals: { 'acm-pca:TemplateArn': oneOrAll(templates) } },
    },
  ];
}

function oneOrAll(texts: readonly string[]): string | readonly string[] {
  return texts.length === 1 ? texts[0]! : texts;
}
