import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { Environment } from '../../environments';
import { type RenewedCertificates, certificatesRenewedBy } from '../../live';
import { visibleText } from '../../modules/core';
import {
  type Review,
  type ReviewedFinding,
  type SourcePlace,
  SEVERITIES,
  type Severity,
  deletedValidationRecords,
  failsOn,
  openFindings,
  placeText,
  renderJson,
  renderMarkdown,
  renderPage,
  renderSarif,
  reviewPlans,
  verdict,
} from '../../review';
import { type LiveCommandOptions, addLiveOptions, exitCodeOf, positiveInteger } from '../asking/live-options';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { type PlanFile, readPlans, readPlansOfStacks } from '../plan-files';
import {
  environmentsOfStacks,
  findingSources,
  placeOfFinding,
  readFindingSources,
} from '../pull-request/accepted-findings';
import type { GitHubAnnotation } from '../pull-request/github-annotation';
import { type Terminal, withProgress } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options extends LiveCommandOptions {
  readonly stacks?: string;
  readonly live?: boolean;
  readonly environments: string;
  readonly acceptances?: string;
  readonly failOn: Severity | 'never';
  readonly format: 'text' | 'json' | 'github';
  readonly json?: boolean;
  readonly markdown?: string;
  readonly html?: string;
  readonly sarif?: string;
  readonly pageUrl?: string;
  readonly commit?: string;
  readonly pullRequest?: number;
  readonly today: string;
}

/** `certfleet review`: what plans do to certificates. */
export function reviewCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('review')
    .description('What plans do to certificates: who loses what, when, and what to do about it.')
    .argument('[plan.json...]', 'plans as terraform show -json prints them')
    .option('--stacks <folder>', 'review the plans in the folders of synthesized stacks')
    .option(
      '--environments <folder>',
      'folder of the environment files, which may accept findings',
      'environments',
    )
    .addOption(
      new Option(
        '--acceptances <file>',
        'what certfleet acceptances wrote; no environment file is run then',
      ).conflicts('live'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 on open findings of this severity or worse')
        .choices([...SEVERITIES, 'never'])
        .default('high'),
    )
    .addOption(
      new Option('--format <format>', 'what to print; github: annotations on the environment files')
        .choices(['text', 'json', 'github'])
        .default('text'),
    )
    .option('--json', 'short for --format json')
    .option('--markdown <file>', 'also write a comment for a pull request')
    .option('--html <file>', 'also write a page that needs nothing else')
    .option('--sarif <file>', 'also write SARIF 2.1.0, for code scanning')
    .option('--page-url <url>', 'where the page will be; the comment links to it')
    .option('--commit <hash>', 'commit that was planned, for the title of the page')
    .option('--pull-request <number>', 'its pull request, for the title of the page', positiveInteger)
    .option(
      '--today <day>',
      'day of the review in UTC: accepted findings end',
      new Date().toISOString().slice(0, 10),
    )
    .option('--live', 'ask ACM which certificates renew by the validation records that plans delete');
  return addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ terraform show -json plan.tfplan > plan.json && certfleet review plan.json
  $ certfleet review --stacks cdktf.out --markdown comment.md --html review.html
  $ certfleet review plans/*.json --fail-on critical --format github
  $ certfleet review plans/*.json --live --role-name certfleet-read`,
    )
    .action((files: string[], options: Options) => finish(review(terminal, files, options)));
}

async function review(terminal: Terminal, files: readonly string[], options: Options): Promise<ExitCode> {
  if (files.length > 0 === (options.stacks !== undefined)) {
    throw new WrongCommandLine(
      `review takes either plan files or --stacks <folder>, got ${files.length > 0 ? 'both' : 'neither'}`,
    );
  }
  return withProgress(terminal, async (report) => {
    const plans =
      options.stacks === undefined
        ? readPlans(files, report)
        : await readPlansOfStacks(options.stacks, terminal, report);
    const stacks = plans.map(({ stack }) => stack);
    const isData = options.acceptances !== undefined;
    const environments = isData ? [] : environmentsOfStacks(options.environments, stacks);
    const sources = isData
      ? readFindingSources(options.acceptances)
      : findingSources(options.environments, environments);
    const asked = options.live ? await askAws(terminal, report, plans, environments, options) : undefined;
    report('reviewing');
    const reviewed = reviewPlans(plans, {
      acceptances: sources.acceptances,
      knownCertificates: asked?.certificates,
      today: options.today,
    });
    const placeOf = (finding: ReviewedFinding) => placeOfFinding(sources, finding, fileOf(plans, finding));
    report('writing');
    if (options.markdown)
      writeFileSync(options.markdown, renderMarkdown(reviewed, { pageUrl: options.pageUrl }));
    if (options.html) {
      const page = await renderPage(reviewed, {
        environments: sources.files
          .map(({ name }) => name)
          .filter((name) => stacks.some((stack) => stack.startsWith(`${name}-`))),
        commit: options.commit,
        pullRequest: options.pullRequest,
        day: options.today,
      });
      writeFileSync(options.html, page);
    }
    if (options.sarif) writeFileSync(options.sarif, renderSarif(reviewed, placeOf));
    const format = options.json ? 'json' : options.format;
    if (format === 'github') terminal.annotate(annotations(reviewed, placeOf));
    else terminal.print(format === 'json' ? renderJson(reviewed) : reviewText(reviewed, terminal));
    const hasFailed = options.failOn !== 'never' && failsOn(reviewed, options.failOn);
    const exitCode = hasFailed ? EXIT_CODES.found : EXIT_CODES.ok;
    if (!asked) return exitCode;
    return exitCodeOf(terminal, asked, asked.unknownStacks.length > 0 ? EXIT_CODES.failed : exitCode);
  });
}

/** Which certificates renew by the records that plans delete, in the accounts that environment files name. */
async function askAws(
  terminal: Terminal,
  report: (doing: string) => void,
  plans: readonly PlanFile[],
  environments: readonly Environment[],
  { roleName, concurrency, timeout, today }: Options,
): Promise<RenewedCertificates> {
  const asked = await certificatesRenewedBy(deletedValidationRecords(plans), environments, today, {
    roleName,
    concurrency,
    timeoutMilliseconds: timeout * 1000,
    signal: terminal.signal,
    onAnswer: (done, all) => report(`${done} of ${all} accounts and Regions have answered`),
  });
  for (const stack of asked.unknownStacks) {
    terminal.note(
      `${stack} is no application of an environment file, so AWS was not asked; name the folder with --environments`,
    );
  }
  return asked;
}

function fileOf(plans: readonly PlanFile[], { stack }: ReviewedFinding): string {
  return plans.find((plan) => plan.stack === stack)?.file ?? 'plan.json';
}

const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' } as const;

function annotations(
  reviewed: Review,
  placeOf: (finding: ReviewedFinding) => SourcePlace,
): GitHubAnnotation[] {
  return openFindings(reviewed).map((finding) => {
    const { severity, title, what, remedy } = finding;
    return {
      level: LEVELS[severity],
      title: `${severity}: ${title}`,
      lines: [what, remedy, placeText(finding)].map(String),
      ...placeOf(finding),
    };
  });
}

function reviewText(reviewed: Review, { colors }: Terminal): string {
  const paint = { critical: colors.red, high: colors.red, medium: colors.yellow, low: colors.cyan };
  const findings = openFindings(reviewed).map((finding) => {
    const { severity, title, rule, what, remedy } = finding;
    return [
      `${paint[severity](severity)}: ${colors.bold(title)} (${rule})`,
      `  ${String(what)}`,
      `  To do: ${String(remedy)}`,
      `  ${colors.dim(visibleText(placeText(finding)))}`,
    ].join('\n');
  });
  const accepted = reviewed.findings.length - findings.length;
  const given =
    reviewed.findings.length > 0
      ? ''
      : ` in ${reviewed.stacks.map(({ stack }) => visibleText(stack)).join(', ')}`;
  const end = `${verdict(reviewed)}${given}${accepted > 0 ? `; ${accepted} accepted` : ''}`;
  return [...findings, end].join('\n\n');
}
