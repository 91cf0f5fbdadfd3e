import { basename } from 'node:path/posix';
import { type PermissionProof, roleOfUnit } from './permission-proof';

/** A test file of a run, by its path in the project. */
export interface TestFile {
  readonly path: string;
  readonly tests: readonly TestCase[];
}

export interface TestCase {
  /** Titles of the groups around it, the outermost first. */
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  /** As Jest says it: `passed`, `failed`, or one of several words for not run. */
  readonly status: string;
}

/** How far a test goes. */
export interface Level {
  readonly title: string;
  /** What a test of this level has met. */
  readonly meaning: string;
  /** Starts of the paths of its test files. */
  readonly places: readonly string[];
}

/** The fuzz tests of a kind. */
export interface Fuzz {
  readonly runs: number;
  /** Texts of each run. */
  readonly texts: number;
  readonly seed: number;
  /** By the title of a test: what reads what came out. */
  readonly readers: Readonly<Record<string, string>>;
}

const COMPUTED: Level = {
  title: 'synthesized or computed',
  meaning:
    'The Terraform JSON of modules and stacks, and what functions and commands answer, without Terraform.',
  places: [
    // Starts no emulator.
    'test/emulator/safety.test.ts',
  ],
};

/** The strongest first. */
export const LEVELS: readonly Level[] = [
  {
    title: 'applied by Terraform to an emulated AWS',
    meaning:
      'Terraform and the real AWS provider 5 carry it out in an AWS that refuses what AWS refuses; after a transition a ' +
      'second plan is empty.',
    places: ['test/apply/'],
  },
  {
    title: 'answered by the emulated AWS',
    meaning: 'Calls of the AWS SDK, without Terraform.',
    places: ['test/emulator/'],
  },
  {
    title: 'validated and planned by the real provider',
    meaning: 'The real AWS provider 5 accepts the stacks and plans them.',
    places: ['test/plan/'],
  },
  { title: 'shown by a browser', meaning: 'Chromium shows it, offline.', places: ['test/browser/'] },
  COMPUTED,
];

/** The level of a test file, by the most particular of the places it is in. */
export function levelOf(path: string): Level {
  const [match] = LEVELS.flatMap((level) => level.places.map((place) => ({ level, place })))
    .filter(({ place }) => path.startsWith(place))
    .sort((a, b) => b.place.length - a.place.length);
  return match?.level ?? COMPUTED;
}

/** Tests of files that passed. */
export function passed(files: readonly TestFile[]): number {
  return files.flatMap(({ tests }) => tests).filter(({ status }) => status === 'passed').length;
}

/** What `describeUnlessMissing` puts into a title: other machines have the tool. */
const MISSING_TOOL = /\(skipped: .+ missing\)$/;

/** Why a run does not show what a page about all tests says, or undefined where it does. */
export function whyNoProof(files: readonly TestFile[], existing: readonly string[]): string | undefined {
  const ran = new Set(files.map(({ path }) => path));
  const wanted = existing.filter((path) => levelOf(path) !== COMPUTED);
  const left = wanted.filter((path) => !ran.has(path));
  if (left.length > 0) return `${left.length} of the ${wanted.length} test files it tells of did not run`;
  const titles = files.flatMap(({ tests }) => tests.flatMap(({ ancestorTitles }) => ancestorTitles));
  const skipped = titles.find((title) => MISSING_TOOL.test(title));
  return skipped && `a group did not run: ${skipped}`;
}

/** What a run has shown beside its tests. */
export interface Shown {
  /** What the review found in plans with planted faults, and how many plans. @default - nothing was reviewed */
  readonly reviewed?: ReadonlyArray<readonly [string, string]>;
  /** What the fuzz tests of reports did. @default - there were none */
  readonly fuzz?: Fuzz;
  /** What calls needed of the policies that roles held. @default - no role called */
  readonly permissions?: Pick<PermissionProof, 'needed' | 'unproved'>;
}

/** The page that says how far each thing was tested: titles of what met Terraform, AWS or a browser. */
export function proofPage(
  files: readonly TestFile[],
  { reviewed = [], fuzz, permissions }: Shown = {},
): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const sections = LEVELS.filter((level) => level !== COMPUTED).map((level) => ({
    level,
    files: sorted.filter(({ path }) => levelOf(path) === level),
  }));
  return [
    '# What the tests have shown',
    'Written by `npm run proof` from a run in which no test failed; a run of all tests fails where this page says ' +
      'something else. No test reaches a real account. Everything else is ' +
      `${COMPUTED.title}: how many tests do it is the last word of \`npm test\`.`,
    table(
      'level',
      sections.map((section) => [section.level.title, passed(section.files)]),
    ),
    ...sections.flatMap((section) => [
      `## ${sentence(section.level.title)}`,
      section.level.meaning,
      ...section.files.flatMap(groups),
    ]),
    ...(permissions ? policiesOfRoles(permissions) : []),
    ...reviewedPlans(reviewed),
    ...(fuzz ? hostileTexts(fuzz) : []),
    ...notRun(sorted.filter(({ path }) => levelOf(path) !== COMPUTED)),
    '## Held against provider 6',
    'AWS provider 6 does not run with these tests. What only it is sent was [held against its source](provider-6.md).\n',
  ].join('\n\n');
}

/** The tests of a file as lists, each below the outermost group it is in. */
function groups({ path, tests }: TestFile): string[] {
  const lists = new Map<string, string[]>();
  for (const { ancestorTitles, title, status } of tests) {
    if (status !== 'passed') continue;
    const [group = basename(path, '.test.ts'), ...inner] = ancestorTitles;
    lists.set(group, [...(lists.get(group) ?? []), `- ${escaped([...inner, title].join(': '))}`]);
  }
  return [...lists].flatMap(([group, items]) => [
    `### ${escaped(sentence(group))}`,
    `[${path}](../${path})`,
    items.join('\n'),
  ]);
}

/** Of actions in statements, by the role that holds them. */
function policiesOfRoles({ needed, unproved }: Pick<PermissionProof, 'needed' | 'unproved'>): string[] {
  const units = [...[...needed.values()].flat(), ...unproved];
  const roles = [...new Set(units.map(roleOfUnit))].sort();
  const counts = roles.map((role) => [
    role,
    needed.get(role)?.length ?? 0,
    unproved.filter((unit) => roleOfUnit(unit) === role).length,
  ]);
  return [
    '## Policies of roles',
    'Roles hold what `certfleet policies` prints, and nothing else; in tests of single modules, whose roles are called ' +
      '`module-…`, what the test says. IAM judges each call, and again without the statement ' +
      'that allowed it. An action of a statement is needed where a call is refused without it; of the others a ' +
      '[document](permissions.md) says that AWS or the provider calls them. A run of all tests fails where an action has ' +
      'neither. What roles must not do: [attacks](../test/apply/attacks.test.ts), each refused.',
    [
      '| role | actions that calls needed | that only documents speak for |',
      '| --- | ---: | ---: |',
      ...counts.map((cells) => `| ${cells.join(' | ')} |`),
    ].join('\n'),
  ];
}

/** Recall and false alarms of the review. */
function reviewedPlans(rows: ReadonlyArray<readonly [string, string]>): string[] {
  if (rows.length === 0) return [];
  return [
    '## Reviews of plans by real Terraform',
    'Faults that were [planted](../test/review/corpus/README.md), changes that do no harm, and what the review says of ' +
      'them. A false alarm is a finding of `high` or worse where there is no such fault.',
    ['|  | plans |', '| --- | ---: |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n'),
  ];
}

/** Fuzz tests of what is written of texts from outside. */
function hostileTexts({ runs, texts, seed, readers }: Fuzz): string[] {
  return [
    '## Text from outside in reports',
    `Names, tags, keys and addresses hold what is alive in one medium or another; what comes out is read, and is text. ` +
      `${runs} runs with ${texts} texts each, seed ${seed}:`,
    [
      '| test | read by | texts |',
      '| --- | --- | ---: |',
      ...Object.entries(readers).map(
        ([title, reader]) => `| ${escaped(title)} | ${reader} | ${(runs * texts).toLocaleString('en')} |`,
      ),
    ].join('\n'),
  ];
}

/** Tests that run nowhere, with the reason in their titles. */
function notRun(files: readonly TestFile[]): string[] {
  const items = files
    .flatMap(({ tests }) => tests)
    .filter(({ status }) => status !== 'passed')
    .map(({ ancestorTitles, title }) => `- ${escaped([...ancestorTitles, title].join(': '))}`);
  return items.length === 0 ? [] : ['## Not run', items.join('\n')];
}

function table(subject: string, rows: ReadonlyArray<readonly [string, number]>): string {
  return [
    `| ${subject} | tests |`,
    '| --- | ---: |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text in which nothing is markup, on one line. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
