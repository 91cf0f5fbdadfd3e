import { type Environment, type EnvironmentCertificate, type Zone, declaredZone } from '../environments';
import { isHostedHere, provedNames } from '../environments/domains';
import { nameToProve } from '../modules/core';
import type { AwsAnswers } from './aws-answers';
import type { ChosenCertificate } from './chosen-certificate';
import type { Finding } from './dns/finding';
import type { StandingRecord } from './record-listing';
import { isTakenOver, toTakeOver } from './taken-over';

/** The validation records that stand in zones of Route 53: a zone is asked once, for all names that matter in it. */
export class StandingRecords {
  private readonly known = new Map<string, Promise<StandingRecord[]>>();

  constructor(
    private readonly aws: AwsAnswers,
    private readonly chosen: readonly ChosenCertificate[],
  ) {}

  /** Asks on the first call, so not at all where certificates explain every record. */
  public inZone(environment: Environment, zoneName: string, zone: Zone): Promise<StandingRecord[]> {
    const key = `${environment.name}/${zoneName}`;
    const records =
      this.known.get(key) ??
      this.aws.validationRecords(environment, zoneName, zone, this.namesIn(environment, zoneName));
    this.known.set(key, records);
    return records;
  }

  private namesIn(environment: Environment, zoneName: string): Set<string> {
    const { zones } = environment.sharedServices;
    return new Set(
      this.chosen.flatMap((each) =>
        each.environment === environment
          ? [...provedNames(zones, each.definition)].flatMap(([name, zone]) =>
              zone === zoneName ? [name] : [],
            )
          : [],
      ),
    );
  }
}

/**
 * Records below names of which no certificate of the account tells the record: ACM may want one of them again, of an
 * earlier life of the account, or they are of other accounts.
 */
export async function unexplainedRecordFindings(
  chosen: EnvironmentCertificate,
  aws: AwsAnswers,
  standing: StandingRecords,
): Promise<Finding[]> {
  const { environment, account, application } = chosen;
  const certificates = await aws.certificates(application);
  const explained = new Set(
    certificates.flatMap(({ records = [] }) => records.map(({ provedName }) => provedName)),
  );
  const names = [...new Set(chosen.names.map(nameToProve))];
  const unexplained = names.filter((name) => !explained.has(name) && !isTakenOver(application, name));
  const findings = unexplained.map(async (name): Promise<Finding[]> => {
    const declared = declaredZone(chosen, name);
    if (!declared || !isHostedHere(declared.zone)) return [];
    const inZone = await standing.inZone(environment, declared.name, declared.zone);
    const records = inZone.filter(({ provedName }) => provedName === name);
    if (records.length === 0) return [];
    const shown = records.map((record) => record.name).join(', ');
    return [
      {
        id: 'validation-record-unexplained',
        severity: 'warning',
        name,
        subject: `zone ${declared.name}`,
        problem: `must not have the validation record that ${environment.name}-${account} creates, got ${shown}, which no certificate of account ${application.accountId} explains`,
        remedy: `where an earlier life of the account left it, ${toTakeOver(account, name)}; where another account made it, leave it alone, as ACM gives each account a record of its own`,
        records: [],
      },
    ];
  });
  return (await Promise.all(findings)).flat();
}
