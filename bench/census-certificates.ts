import { createHash } from 'node:crypto';
import type { AccountRegion } from '../lambda/other-account';

const DAY = 86_400;
/** Of the certificates of a place: 16 public ones, two of a private CA, and two imported ones. */
const TYPES = [...Array<string>(16).fill('AMAZON_ISSUED'), 'PRIVATE', 'PRIVATE', 'IMPORTED', 'IMPORTED'];
/** Nothing is to be renewed for longer than a benchmark goes on. */
const DAYS_LEFT = 150;

/** Certificates of each Region of each account. */
export const CERTIFICATES_OF_PLACE = TYPES.length;

/** Those that an account's Region has, as ACM lists them. */
export function listedIn(place: AccountRegion, startSeconds: number): object[] {
  return TYPES.map((_, index) => listed(place, index, startSeconds));
}

function listed(place: AccountRegion, index: number, startSeconds: number): object {
  const type = TYPES[index];
  const names = namesOf(place, index);
  return {
    CertificateArn: `arn:aws:acm:${place.region}:${place.accountId}:certificate/00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    DomainName: names[0],
    SubjectAlternativeNameSummaries: names,
    HasAdditionalSubjectAlternativeNames: false,
    Status: 'ISSUED',
    Type: type,
    KeyAlgorithm: 'RSA-2048',
    KeyUsages: ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'],
    ExtendedKeyUsages: ['TLS_WEB_SERVER_AUTHENTICATION', 'TLS_WEB_CLIENT_AUTHENTICATION'],
    ExportOption: 'DISABLED',
    InUse: true,
    RenewalEligibility: type === 'IMPORTED' ? 'INELIGIBLE' : 'ELIGIBLE',
    NotBefore: startSeconds - 48 * DAY,
    NotAfter: startSeconds + DAYS_LEFT * DAY,
    CreatedAt: startSeconds - 48 * DAY,
  };
}

/** As ACM describes it. */
export function described(place: AccountRegion, arn: string, startSeconds: number): object {
  const index = Number(arn.slice(-12));
  const names = namesOf(place, index);
  const isPublic = TYPES[index] === 'AMAZON_ISSUED';
  return {
    ...listed(place, index, startSeconds),
    SubjectAlternativeNames: names,
    InUseBy: [`arn:aws:elasticloadbalancing:${place.region}:${place.accountId}:loadbalancer/app/web/1`],
    DomainValidationOptions: isPublic ? names.map((name) => validationOf(name)) : undefined,
  };
}

/** Where the validation record of this name leads. */
export function validationValue(recordName: string): string {
  return `_${token(recordName)}.bench.acm-validations.aws`;
}

function validationOf(name: string): object {
  const proved = name.replace('*.', '');
  const recordName = `_${token(proved)}.${proved}`;
  return {
    DomainName: name,
    ValidationMethod: 'DNS',
    ValidationStatus: 'SUCCESS',
    ResourceRecord: { Name: `${recordName}.`, Type: 'CNAME', Value: `${validationValue(recordName)}.` },
  };
}

/** A name and its wildcard. */
function namesOf({ accountId, region }: AccountRegion, index: number): string[] {
  const name = `web-${index}.${region}.account-${accountId}.example.com`;
  return [name, `*.${name}`];
}

function token(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
