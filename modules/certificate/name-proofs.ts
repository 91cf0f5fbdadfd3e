import type { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { Token } from 'cdktf';
import { nameToProve } from '../core';
import { type IDnsProvider, type PublishedRecord, ValidationRecords } from '../dns';

/** Publishes what proves the names of a requested certificate: one record for a name and its wildcard. */
export function proveNames(
  dns: IDnsProvider,
  certificate: AcmCertificate,
  domainNames: readonly string[],
  accountId: string | undefined,
): PublishedRecord[] {
  const records = ValidationRecords.of(certificate);
  const account = accountId === undefined || Token.isUnresolved(accountId) ? 'account' : accountId;
  // Where a name and its wildcard are both there, either option holds the record: the last one is read.
  const certificateNames = new Map(domainNames.map((name) => [nameToProve(name), name]));
  return [...certificateNames].map(([domainName, certificateName]) => {
    const option = (attribute: string) =>
      `\${trimsuffix(one([for option in ${certificate.fqn}.domain_validation_options : ` +
      `option.${attribute} if option.domain_name == "${certificateName}"]), ".")}`;
    return records.publish(dns, account, {
      domainName,
      recordName: option('resource_record_name'),
      recordValue: option('resource_record_value'),
    });
  });
}
