import {
  type AllowStatement,
  CERTIFICATE_TAG,
  type SecretPlace,
  secretArn,
  secretName,
} from '../core/constructs';

/** What a function that rotates works on. */
export interface RotationReach {
  /** Value of the certificates' tag `certfleet:certificate`. */
  readonly certificate: string;
  /** Regions of the certificates. */
  readonly regions: readonly string[];
  /** Name or ARN of the secret. */
  readonly secretId: string;
  /** Where the secret is; the certificates are in its account. */
  readonly at: SecretPlace;
  /** ARN of the customer managed key of the secret. @default - the secret has the key that AWS manages */
  readonly secretKeyArn?: string;
}

/** On certificates with its tag alone; listing and reading tags are asked of all. */
export function rotationStatements(reach: RotationReach): AllowStatement[] {
  const { certificate, regions, secretId, at } = reach;
  const certificates = regions.map(
    (region) => `arn:${at.partition}:acm:${region}:${at.accountId}:certificate/*`,
  );
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
    {
      Sid: 'ReadItsSecret',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: secretArn(secretId, at),
    },
    ...decryption(reach),
  ];
}

/** Nothing but the secret, and that through Secrets Manager alone. */
function decryption({ at, secretKeyArn }: RotationReach): AllowStatement[] {
  if (secretKeyArn === undefined) return [];
  const domain = at.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return [
    {
      Sid: 'DecryptItsSecret',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: secretKeyArn,
      Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${at.region}.${domain}` } },
    },
  ];
}

/** What a trail tells of a secret that is called by its name or by its ARN; a trail must be there, or the schedule finds it. */
export function newVersions({ secretId, at }: Pick<RotationReach, 'secretId' | 'at'>): object {
  const name = secretName(secretId);
  const arn = secretArn(secretId, at);
  const withoutSuffix = `${arn.slice(0, arn.indexOf(':secret:'))}:secret:${name}`;
  return {
    source: ['aws.secretsmanager'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['secretsmanager.amazonaws.com'],
      eventName: ['PutSecretValue', 'UpdateSecret', 'UpdateSecretVersionStage'],
      requestParameters: { secretId: [name, { prefix: withoutSuffix }] },
    },
  };
}
