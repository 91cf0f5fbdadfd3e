import { type EnvironmentCertificate, declaredZone } from '../environments';
import { nameToProve, visibleText } from '../modules/core';
import type { AccountCertificate } from './account-certificates';
import type { AwsAnswers } from './aws-answers';
import type { Finding } from './dns/finding';
import { presentName } from './dns/presentation';
import type { Resolver } from './dns/resolver';
import { type ValidationCname, standsInDns, validationCnameFindings } from './dns/validation-cname';
import { isTakenOver, toTakeOver } from './taken-over';

/** The record of a name, as a certificate of the account tells it. */
interface KnownRecord extends ValidationCname {
  readonly certificateArn: string;
}

/**
 * Compares DNS with the records ACM wants. They are known once any certificate of the account has the name: its record
 * is the same for all of them, in every Region (ACM User Guide, DNS validation).
 */
export async function validationRecordFindings(
  chosen: EnvironmentCertificate,
  aws: AwsAnswers,
  resolver: Resolver,
  note: (text: string) => void,
): Promise<Finding[]> {
  const { environment, account, application, names } = chosen;
  const certificates = await aws.certificates(application);
  // Tags have the former name of a renamed account until it is applied again.
  const stacks = [account, application.formerly ?? account].map((name) => `${environment.name}-${name}`);
  const ours = certificates.filter(({ stack = '' }) => stacks.includes(stack));
  const known = [...new Set(names.map(nameToProve))].flatMap((name) => knownRecord(certificates, name) ?? []);
  if (known.length === 0) note('not requested yet, so its validation records are not known');
  const findings = known.map(async (record): Promise<Finding[]> => {
    const declared = declaredZone(chosen, record.domainName);
    if (!declared) return [];
    const isOurs = knownRecord(ours, record.domainName) !== undefined;
    const { type } = declared.zone;
    if (type === 'manual' || isOurs) return validationCnameFindings(resolver, record, declared.name);
    // Nobody misses it yet: the stack writes it with the request.
    return type === 'cloudflare' ? [] : foreignRecordFindings(chosen, record, resolver);
  });
  return (await Promise.all(findings)).flat();
}

function knownRecord(
  certificates: readonly AccountCertificate[],
  provedName: string,
): KnownRecord | undefined {
  return certificates.flatMap(({ certificateArn, records = [] }) =>
    records
      .filter((record) => record.provedName === provedName)
      .map(({ name, value }) => ({
        domainName: provedName,
        name: presentName(name),
        value: presentName(value),
        certificateArn,
      })),
  )[0];
}

/** A record that something else made: Route 53 refuses to create it again, which stops an apply halfway. */
async function foreignRecordFindings(
  { environment, account, application }: EnvironmentCertificate,
  record: KnownRecord,
  resolver: Resolver,
): Promise<Finding[]> {
  const { domainName, name, certificateArn } = record;
  if (isTakenOver(application, domainName) || !(await standsInDns(resolver, record))) return [];
  return [
    {
      id: 'validation-record-exists',
      severity: 'error',
      name: domainName,
      subject: `validation record ${name}`,
      problem: `must not stand before ${environment.name}-${account} creates it, got one made for ${visibleText(certificateArn)}`,
      remedy: toTakeOver(account, domainName),
      records: [],
    },
  ];
}
