/** Partitions, with the prefix of their Regions (AWS General Reference, ARN format). The first that fits counts. */
const REGION_PREFIXES: ReadonlyArray<readonly [prefix: string, partition: string]> = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
  ['', 'aws'],
];

const PARTITIONS: ReadonlySet<string> = new Set(REGION_PREFIXES.map(([, partition]) => partition));

export const ACCOUNT_ID = /^\d{12}$/;
export const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for global services. */
  readonly region: string;
  /** Empty where the resource belongs to no account. */
  readonly accountId: string;
  /** Everything behind the fifth colon. */
  readonly resource: string;
}

/** The parts of an ARN of any partition, or undefined where the text is none, or there is no text. */
export function parseArn(text: string | undefined): Arn | undefined {
  if (text === undefined) return undefined;
  const [prefix, partition = '', service = '', region = '', accountId = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  const wellFormed =
    prefix === 'arn' &&
    PARTITIONS.has(partition) &&
    /^[a-z0-9-]+$/.test(service) &&
    (region === '' || REGION.test(region)) &&
    (accountId === '' || accountId === 'aws' || ACCOUNT_ID.test(accountId)) &&
    /^[\x21-\x7e]+$/.test(resource);
  return wellFormed ? { partition, service, region, accountId, resource } : undefined;
}

/**
 * The partition a Region belongs to.
 *
 * @default region - not known; as one that is not known to be elsewhere, it is taken to be in `aws`
 */
export function partitionOf(region: string | undefined): string {
  return REGION_PREFIXES.find(([prefix]) => region?.startsWith(prefix))?.[1] ?? 'aws';
}

/** The parts of an ACM certificate's ARN, or undefined where the text is not one. */
export function parseCertificateArn(text: string | undefined): Arn | undefined {
  const arn = parseArn(text);
  const isCertificate =
    arn?.service === 'acm' &&
    arn.region !== '' &&
    ACCOUNT_ID.test(arn.accountId) &&
    /^certificate\/[A-Za-z0-9-]+$/.test(arn.resource);
  return isCertificate ? arn : undefined;
}

/** The parts of a private CA's ARN, or undefined where the text is not one. */
export function parseCertificateAuthorityArn(text: string | undefined): Arn | undefined {
  const arn = parseArn(text);
  const isAuthority =
    arn?.service === 'acm-pca' &&
    arn.region !== '' &&
    ACCOUNT_ID.test(arn.accountId) &&
    /^certificate-authority\/[A-Za-z0-9-]+$/.test(arn.resource);
  return isAuthority ? arn : undefined;
}

/** Whether a text is the ARN of a KMS key, and no alias. */
export function isKeyArn(text: string): boolean {
  const arn = parseArn(text);
  return (
    arn?.service === 'kms' &&
    arn.region !== '' &&
    ACCOUNT_ID.test(arn.accountId) &&
    /^key\/[\w-]+$/.test(arn.resource)
  );
}

/** Whether a text is the ARN of an IAM role, with its path. */
export function isRoleArn(text: string): boolean {
  const arn = parseArn(text);
  return (
    arn?.service === 'iam' && ACCOUNT_ID.test(arn.accountId) && /^role\/[\w+=,.@/-]+$/.test(arn.resource)
  );
}

/** ARN that an SSM parameter will have; whatever is not known of its place stands for any. */
export function ssmParameterArn(parameterName: string, region = '*', accountId = '*'): string {
  return `arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter${parameterName}`;
}
