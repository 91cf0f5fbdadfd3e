import { type Examination, type Finding, recordLine } from '../../doctor';
import type { Terminal } from '../terminal';

type Colors = Terminal['colors'];
type Mark = Finding['severity'] | 'good' | 'unfinished';

const MARKS: Readonly<Record<Mark, (colors: Colors) => string>> = {
  error: (colors) => colors.red('✗'),
  unfinished: (colors) => colors.yellow('…'),
  unknown: (colors) => colors.yellow('?'),
  warning: (colors) => colors.yellow('!'),
  good: (colors) => colors.green('✓'),
};

/** By which option a person does what a remedy says. */
const OPTIONS: Readonly<Record<string, string>> = {
  'dns-silent': ' with --resolver',
  'resolver-denies': ' with --resolver',
  'zone-not-believed': ' with --resolver',
  'delegation-differs': '; with --live they are compared with the hosted zone',
};

/** Examinations whose remedies name the options of the command. */
export function withOptions(examinations: readonly Examination[]): Examination[] {
  return examinations.map((examination) => ({
    ...examination,
    findings: examination.findings.map((finding) => ({
      ...finding,
      remedy: `${finding.remedy}${OPTIONS[finding.id] ?? ''}`,
    })),
  }));
}

/** Examinations for people: a line for a good certificate, its findings with the records to add for another. */
export function reportText(examinations: readonly Examination[], colors: Colors): string {
  const showsEnvironment = new Set(examinations.map(({ environment }) => environment)).size > 1;
  const label = ({ environment, account, certificate }: Examination) => {
    if (certificate === undefined) return `account ${account}${showsEnvironment ? ` (${environment})` : ''}`;
    const place = showsEnvironment ? `${environment}, ${account}` : account;
    return place === undefined ? certificate : `${certificate} (${place})`;
  };
  const examined = examinations.filter(({ state }) => state !== 'no-dns');
  const rest = examinations.filter(({ state }) => state === 'no-dns');
  const lines = examined.flatMap((examination) => [
    `${MARKS[markOf(examination)](colors)} ${label(examination)}${examination.state === 'unfinished' ? ': time ran out' : ''}`,
    ...examination.notes.map((note) => `  ${note}`),
    ...grouped(examination.findings).flatMap((finding) => findingLines(finding, colors)),
  ]);
  if (rest.length > 0) {
    const listed = rest.map((each) => `${label(each)} is ${each.source}`).join(', ');
    lines.push(`no DNS needed: ${listed}`);
  }
  return lines.join('\n');
}

function markOf({ state, findings }: Examination): Mark {
  const found = new Set<Mark>(findings.map(({ severity }) => severity));
  if (state === 'unfinished') found.add('unfinished');
  const order: Mark[] = ['error', 'unfinished', 'unknown', 'warning'];
  return order.find((mark) => found.has(mark)) ?? 'good';
}

/** Names with the same finding share its lines. */
function grouped(findings: readonly Finding[]): Array<Finding & { readonly names: readonly string[] }> {
  const groups = new Map<string, Finding & { readonly names: readonly string[] }>();
  for (const finding of findings) {
    const key = [finding.id, finding.subject, finding.problem].join('\n');
    const names = [...(groups.get(key)?.names ?? []), finding.name];
    groups.set(key, { ...finding, names: [...new Set(names)] });
  }
  return [...groups.values()];
}

function findingLines(
  { severity, names, subject, problem, remedy, records }: Finding & { readonly names: readonly string[] },
  colors: Colors,
): string[] {
  return [
    `  ${MARKS[severity](colors)} ${names.join(', ')}: ${subject} ${problem}; ${remedy}`,
    ...records.map((record) => `      ${recordLine(record)}`),
  ];
}
