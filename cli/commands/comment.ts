import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { writeComment } from '../pull-request/comment';
import type { GitHubAccess } from '../pull-request/github-api';
import { type Terminal, withProgress } from '../terminal';

interface Options {
  readonly file: string;
  readonly pullRequest: number;
  readonly repository?: string;
  readonly key: string;
  readonly onlyUpdate?: boolean;
  readonly json?: boolean;
}

/** `certfleet comment`: the one comment of a pull request, updated in place. */
export function commentCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('comment')
    .description('Writes the one comment of a GitHub pull request: updates it in place, folds older ones.')
    .requiredOption('--file <markdown>', 'file with the text')
    .requiredOption('--pull-request <number>', 'number of the pull request', pullRequestNumber)
    .option('--repository <owner/name>', 'default: GITHUB_REPOSITORY', repositoryName)
    .option('--key <word>', 'tells several comments of a pull request apart', commentKey, 'review')
    .option('--only-update', 'leave a pull request without such a comment alone')
    .option('--json', 'what was done, as {done, url, folded, problems}')
    .addHelpText(
      'after',
      `
The token is read from GITHUB_TOKEN and needs "pull-requests: write"; GITHUB_API_URL names another server.
Only comments that the token's own user or bot wrote are updated or folded.

Examples:
  $ certfleet comment --file review.md --pull-request 12
  $ certfleet comment --file review.md --pull-request 12 --repository example/certificates --key staging`,
    )
    .action((options: Options) => finish(comment(terminal, options)));
}

async function comment(terminal: Terminal, options: Options): Promise<ExitCode> {
  const repository = options.repository ?? process.env.GITHUB_REPOSITORY;
  const token = process.env.GITHUB_TOKEN;
  if (!repository || !REPOSITORY.test(repository)) {
    terminal.note('the repository must be owner/name; set GITHUB_REPOSITORY or pass --repository');
    return EXIT_CODES.usage;
  }
  if (!token) {
    terminal.note('GITHUB_TOKEN must hold a token that may write comments; set it to ${{ github.token }}');
    return EXIT_CODES.usage;
  }
  const written = await withProgress(terminal, (report) => {
    report(`writing to ${repository}`);
    return writeComment(accessTo(token, terminal.signal), {
      repository,
      pullRequest: options.pullRequest,
      key: options.key,
      markdown: readFileSync(options.file, 'utf8'),
      onlyUpdate: options.onlyUpdate === true,
    });
  });
  const { done, url, folded, problems } = written;
  if (options.json) terminal.print(JSON.stringify(written));
  else
    terminal.print(
      [`comment ${done}`, url, folded > 0 && `${folded} older folded`].filter(Boolean).join(', '),
    );
  problems.forEach((problem) => terminal.note(problem));
  return EXIT_CODES.ok;
}

function accessTo(token: string, signal: AbortSignal): GitHubAccess {
  const apiUrl = (process.env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
  // GitHub Enterprise Server has /api/v3 beside /api/graphql.
  const graphqlUrl = process.env.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/v3$/, '')}/graphql`;
  return { apiUrl, graphqlUrl, token, signal };
}

const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

function repositoryName(text: string): string {
  if (!REPOSITORY.test(text)) throw new InvalidArgumentError('It must be owner/name.');
  return text;
}

function pullRequestNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It must be a number, for example 12.');
  return Number(text);
}

function commentKey(text: string): string {
  // It stands in an HTML comment.
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(text)) {
    throw new InvalidArgumentError('It must be of letters, digits and single hyphens.');
  }
  return text;
}
