import { createHash } from 'node:crypto';
import { type MaterialSource, normalizeDomainName, sourceName } from '../modules/core';

/*
 * Names that stacks of different accounts have to agree on. They are computed, so no stack reads another's state.
 */

export const SHARED_SERVICES = 'shared-services';

/** Tags with this start are the project's own. */
export const OWN_TAGS = 'certfleet:';

/** `production-shop`; so `cdktf deploy 'production-*'` deploys an environment. */
export function stackName(environmentName: string, accountName: string): string {
  return `${environmentName}-${accountName}`;
}

/** Role in the shared-services account that an application account assumes. */
export function validationRoleName(environmentName: string, applicationName: string): string {
  return `certfleet-${environmentName}-${applicationName}-validation`;
}

/** RAM share of a CA; the suffix tells the shares of one CA apart. */
export function resourceShareName(environmentName: string, authorityName: string, suffix = ''): string {
  return `certfleet-${environmentName}-${authorityName}${suffix}`;
}

/** SSM parameter with the ARN of a share, for accounts that have to accept it. */
export function shareArnParameterName(environmentName: string, authorityName: string): string {
  return `/certfleet/${environmentName}/${authorityName}/resource-share-arn`;
}

/** Construct id of a CA's share, and with it part of its address. */
export function shareId(authorityName: string, suffix: string): string {
  return `${authorityName}${suffix}`;
}

/** Construct id of the parameter with the ARN of a share that has to be accepted. */
export function shareArnParameterId(authorityName: string): string {
  return `${authorityName}-external-arn`;
}

/** Construct id of what looks that ARN up. */
export function shareArnLookUpId(authorityName: string): string {
  return `${authorityName}-share`;
}

/** SSM parameter with the ARN of a certificate, in the Region of the certificate. */
export function certificateParameterName(environmentName: string, certificateName: string): string {
  return `/certfleet/${environmentName}/certificates/${certificateName}/arn`;
}

/** SSM parameter with a value of a service, in the service's Region; of a global one in the account's first. */
export function serviceParameterName(
  environmentName: string,
  consumerName: string,
  value: 'host-names' | 'target-domain-name' | 'target-hosted-zone-id',
): string {
  return `/certfleet/${environmentName}/services/${consumerName}/${value}`;
}

/** Alarm on a certificate, in each of its Regions. */
export function expiryAlarmName(
  environmentName: string,
  applicationName: string,
  certificateName: string,
): string {
  return `certfleet-${environmentName}-${applicationName}-${certificateName}-expiry`;
}

/** Alarm that tells for those of all certificates of an application in a Region; others have a number behind it. */
export function certificatesAlarmName(environmentName: string, applicationName: string): string {
  return `certfleet-${environmentName}-${applicationName}-certificates`;
}

/** Alarm on a CA of shared services, in the CA's Region. */
export function certificateAuthorityAlarmName(
  environmentName: string,
  authorityName: string,
  failure: 'issuance-failed' | 'crl-not-written',
): string {
  return `certfleet-${environmentName}-${authorityName}-ca-${failure}`;
}

/** Pattern of the names of those alarms. */
export function certificateAuthorityAlarmNames(environmentName: string): string {
  return `certfleet-${environmentName}-*-ca-*`;
}

/** Function that validates what others request, with its bus and all that belongs to it. */
export function dnsValidationName(environmentName: string): string {
  return `certfleet-${environmentName}-dns-validation`;
}

/** Role that it assumes in every account. */
export function dnsValidationReaderName(environmentName: string): string {
  return `${dnsValidationName(environmentName)}-reader`;
}

/** Rules, and role, by which every account tells it of requests; roles of StackSets have the Region behind it, within IAM's 64 characters. */
export function dnsValidationForwarderName(environmentName: string): string {
  return `${dnsValidationName(environmentName)}-out`;
}

/** Stack set by which the accounts of an organizational unit get both. */
export function dnsValidationStackSetName(environmentName: string, organizationalUnitId: string): string {
  return `${dnsValidationName(environmentName)}-${organizationalUnitId}`;
}

/** SSM parameters with whose requests are validated for what; below it one for each account and organizational unit. */
export function dnsValidationPath(environmentName: string): string {
  return `/certfleet/${environmentName}/dns-validation`;
}

/** Function that counts certificates, with all that belongs to it. */
export function censusName(environmentName: string): string {
  return `certfleet-${environmentName}-census`;
}

/** Role that it assumes in every account. */
export function censusReaderName(environmentName: string): string {
  return `${censusName(environmentName)}-reader`;
}

/** Function that tells people of certificates, with its bus, its topics and all that belongs to it. */
export function notificationsName(environmentName: string): string {
  return `certfleet-${environmentName}-notifications`;
}

/** Rules, and role, by which every account tells it. */
export function notificationsForwarderName(environmentName: string): string {
  return `${notificationsName(environmentName)}-out`;
}

/** SSM parameters with who answers for accounts, and where they are told. */
export function notificationOwnersPath(environmentName: string): string {
  return `/certfleet/${environmentName}/notifications`;
}

/** Longest name of a function, of which those of its queues, rules and alarms are made. */
const FUNCTION_NAME_MAXIMUM = 55;
const HASH_LENGTH = 8;

/**
 * Function that rotates the certificate of a secret or an object, with all that belongs to it, and the value of the certificate's
 * tag. It is of the source, so an entry that is renamed keeps both.
 */
export function rotationName(environmentName: string, source: MaterialSource): string {
  return functionName(environmentName, sourceName(source), 'rotation');
}

/**
 * Function that brings copies of a certificate into other accounts, with all that belongs to it; the role in each account; and
 * the value of the copies' tag. It is of the first name, so an entry or an account that is renamed keeps them all.
 */
export function distributionName(environmentName: string, domainName: string): string {
  // ACM takes no name with an underscore.
  const word = normalizeDomainName(domainName).replaceAll(/[.*]/g, '_');
  return functionName(environmentName, word, 'copies');
}

/**
 * Function that keeps the trust store of a listener up to revocation lists, with all that belongs to it.
 *
 * @param of what the listener is in its account, and no other there: Region, load balancer and port
 */
export function revocationName(environmentName: string, of: string): string {
  return functionName(environmentName, of, 'lists');
}

/**
 * Rule and role in the shared-services account that tell such a function of another account of new lists.
 *
 * @param ofFunction its name
 */
export function revocationEventsName(environmentName: string, accountId: string, ofFunction: string): string {
  const [, of = ofFunction] = ofFunction.split(`certfleet-${environmentName}-`);
  return functionName(environmentName, `${accountId}-${of.replace(/-lists$/, '')}`, 'lists');
}

/** Pattern of the names of those rules and roles. */
export function revocationEventsNames(environmentName: string): string {
  return `certfleet-${environmentName}-*-lists`;
}

/** Secret with a distributed certificate; it is of the first name as the function is. */
export function distributionSecretName(environmentName: string, domainName: string): string {
  return `certfleet-${environmentName}/${normalizeDomainName(domainName).replaceAll('*', '_')}`;
}

function functionName(environmentName: string, of: string, what: string): string {
  const start = `certfleet-${environmentName}-`;
  const end = `-${what}`;
  const word = of.replaceAll(/[^A-Za-z0-9_-]/g, '-');
  const room = FUNCTION_NAME_MAXIMUM - start.length - end.length;
  if (word === of && word.length <= room) return `${start}${word}${end}`;
  const hash = createHash('sha256').update(of).digest('hex').slice(0, HASH_LENGTH);
  return `${start}${word.slice(0, room - HASH_LENGTH - 1)}-${hash}${end}`;
}
