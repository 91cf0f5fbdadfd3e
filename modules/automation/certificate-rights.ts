import { type AllowStatement, CERTIFICATE_TAG } from '../core/constructs';

/** The certificates of an account that a function imports, renews and deletes. */
export interface CertificateReach {
  readonly partition: string;
  readonly accountId: string;
  /** Regions of the certificates. */
  readonly regions: readonly string[];
  /** Value of the certificates' tag `certfleet:certificate`. */
  readonly certificate: string;
}

/** On certificates with its tag alone; listing and reading tags are asked of all. */
export function certificateStatements(reach: CertificateReach): AllowStatement[] {
  const { partition, accountId, regions, certificate } = reach;
  const certificates = regions.map((region) => `arn:${partition}:acm:${region}:${accountId}:certificate/*`);
  const tagged = (kind: 'Resource' | 'Request') => ({
    StringEquals: { [`aws:${kind}Tag/${CERTIFICATE_TAG}`]: certificate },
  });
  return [
    {
      Sid: 'ListCertificates',
      Effect: 'Allow',
      Action: 'acm:ListCertificates',
      // ListCertificates has no resource (Service Authorization Reference, AWS Certificate Manager).
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': regions } },
    },
    {
      Sid: 'FindItsCertificate',
      Effect: 'Allow',
      Action: 'acm:ListTagsForCertificate',
      Resource: certificates,
    },
    {
      Sid: 'RotateItsCertificate',
      Effect: 'Allow',
      Action: [
        'acm:AddTagsToCertificate',
        'acm:DeleteCertificate',
        'acm:DescribeCertificate',
        'acm:GetCertificate',
        'acm:ImportCertificate',
        'acm:RemoveTagsFromCertificate',
      ],
      Resource: certificates,
      Condition: tagged('Resource'),
    },
    {
      Sid: 'ImportTheFirst',
      Effect: 'Allow',
      Action: ['acm:AddTagsToCertificate', 'acm:ImportCertificate'],
      Resource: certificates,
      Condition: tagged('Request'),
    },
  ];
}
