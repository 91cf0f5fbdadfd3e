import type { Environment, ProviderVersion } from '../environment';
import type { ProviderNeed } from '../consumers/consumer-kind';
import { declaredConsumers } from '../consumers/declared-consumers';
import { type Draft, entriesOf } from '../draft';
import type { Path, Problem } from '../problem';

type Version = readonly [major: number, minor: number, patch: number];

/** The oldest versions that know what the stacks send, and what those before lack (CHANGELOG of the provider). */
const OLDEST: Readonly<Record<ProviderVersion['major'], { version: Version; lacking: string }>> = {
  5: { version: [5, 67, 0], lacking: 'roles assumed one through the other' },
  6: { version: [6, 4, 0], lacking: 'options.export of certificates' },
};

/** The provider: of its major version, and able to take everything the stacks send. */
export function checkProviderVersion({ provider, applications }: Draft<Environment>): Problem[] {
  const { major, version, regionalProviders } = provider ?? {};
  if (major === undefined) return [];
  return [
    ...(version === undefined ? [] : versionProblems(major, version)),
    ...(major === 5 && regionalProviders !== undefined
      ? [
          {
            path: ['provider', 'regionalProviders'],
            rule: 'must be left out with AWS provider 5, which has a provider for each Region in any case',
            got: regionalProviders,
            remedy: 'leave it out, or set major to 6',
          },
        ]
      : []),
    ...entriesOf(applications).flatMap(([applicationName, application]) =>
      declaredConsumers(applicationName, application).flatMap(({ path, facts: { needsProvider = [] } }) =>
        version === undefined ? [] : needsProvider.flatMap((need) => needProblems(path, need, version)),
      ),
    ),
  ];
}

function needProblems(at: Path, { path, got, version }: ProviderNeed, constraint: string): Problem[] {
  const { from } = rangeOf(constraint);
  return from !== undefined && compare(from, version) >= 0
    ? []
    : [
        {
          path: [...at, ...path],
          rule: `must come with AWS provider ${version.join('.')} or newer`,
          got,
          remedy: `choose another, or set provider.major to ${version[0]} and provider.version to ${constraintFrom(version)}`,
        },
      ];
}

function constraintFrom(oldest: Version): string {
  return `">= ${oldest.join('.')}, < ${oldest[0] + 1}.0.0"`;
}

function versionProblems(major: ProviderVersion['major'], constraint: string): Problem[] {
  const { version: oldest, lacking } = OLDEST[major];
  const { from, below } = rangeOf(constraint);
  const here = {
    path: ['provider', 'version'],
    got: constraint,
    remedy: `write it as ${constraintFrom(oldest)}`,
  };
  if (from?.[0] !== major || below === undefined || compare(below, [major + 1, 0, 0]) > 0) {
    return [{ ...here, rule: `must keep to major version ${major}` }];
  }
  return compare(from, oldest) < 0
    ? [{ ...here, rule: `must start at ${oldest.join('.')}, as earlier versions lack ${lacking}` }]
    : [];
}

/** The versions a constraint allows: from one on, and below another. An end that is open is undefined. */
interface Range {
  readonly from?: Version;
  readonly below?: Version;
}

function rangeOf(constraint: string): Range {
  const parts = constraint.split(',').map(rangeOfPart);
  const ends = (end: keyof Range) => parts.flatMap(({ [end]: version }) => (version ? [version] : []));
  return { from: ends('from').sort(compare).at(-1), below: ends('below').sort(compare).at(0) };
}

/** One part of a constraint, `~> 6.4`, in Terraform's terms (Terraform documentation, version constraints). */
function rangeOfPart(part: string): Range {
  const [major = 0, minor = 0, patch] = part
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const version: Version = [major, minor, patch ?? 0];
  const next: Version = [major, minor, version[2] + 1];
  switch (part.replace(/[\d.\s]/g, '')) {
    case '':
    case '=':
      return { from: version, below: next };
    case '>=':
      return { from: version };
    case '>':
      return { from: next };
    case '<':
      return { below: version };
    case '<=':
      return { below: next };
    case '~>':
      return { from: version, below: patch === undefined ? [major + 1, 0, 0] : [major, minor + 1, 0] };
    default:
      // "!=" leaves a version out, and both ends open.
      return {};
  }
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
