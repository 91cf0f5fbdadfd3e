import type { DistributionTargets } from '../modules/core';
import { type Certificate, certificateFacts } from './certificates';
import type { Distributor } from './certificates/distributor';
import { type Draft, entry } from './draft';
import { entryRegions } from './entry-regions';
import type { Application, Environment } from './environment';
import { distributionName } from './names';

/** Application and certificate that `from` of a copy names. */
function originalOf(from: string): { readonly account: string; readonly certificate: string } {
  const [account = '', certificate = ''] = from.split('/');
  return { account, certificate };
}

/** The certificate that a copy is of; undefined where none is declared. */
export function findOriginal(
  { applications }: Draft<Environment>,
  from: string,
): { readonly application: Draft<Application>; readonly certificate: Draft<Certificate> } | undefined {
  const { account, certificate: name } = originalOf(from);
  const application = entry(applications, account);
  const certificate = entry(application?.certificates, name);
  return application && certificate ? { application, certificate } : undefined;
}

/**
 * The function that distributes the certificate that a copy is of.
 *
 * @throws Error where none is declared, as the check of the environment tells
 */
export function distributorOf(environment: Environment, from: string): Distributor {
  const original = findOriginal(environment, from);
  if (original === undefined) throw new Error(`a copy must be of a declared certificate, got "${from}"`);
  const { application, certificate } = original as { application: Application; certificate: Certificate };
  return {
    accountId: application.accountId,
    region: entryRegions(certificate, application)[0],
    name: distributionName(environment.name, certificate.domainName),
  };
}

/** Applications whose certificates an application has copies of: their stacks are applied first. */
export function distributingApplications({ certificates, retired }: Application): string[] {
  if (retired) return [];
  const from = Object.values(certificates ?? {}).map((each) => certificateFacts(each)?.copyOf);
  return [...new Set(from.flatMap((each) => (each === undefined ? [] : [originalOf(each).account])))];
}

/** Accounts that have copies of a certificate now, and their Regions; accounts with the same Regions are said together. */
export function copiesOf({ applications }: Environment, from: string): DistributionTargets[] {
  const copies = Object.values(applications).flatMap((application) =>
    Object.values(application.retired ? {} : (application.certificates ?? {})).flatMap((each) =>
      certificateFacts(each)?.copyOf === from
        ? [{ accountId: application.accountId, regions: [...entryRegions(each, application)].sort() }]
        : [],
    ),
  );
  const byRegions = new Map<string, { readonly accountIds: string[]; readonly regions: string[] }>();
  for (const { accountId, regions } of copies) {
    const alike = byRegions.get(regions.join()) ?? { accountIds: [], regions };
    byRegions.set(regions.join(), alike);
    alike.accountIds.push(accountId);
  }
  return [...byRegions.values()];
}
