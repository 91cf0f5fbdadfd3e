import { z } from 'zod';
import { type GitHubAccess, GitHubError, allPages, askGitHub, askGraphql } from './github-api';

export interface PullRequestComment {
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
  /** Tells several comments of one pull request apart. */
  readonly key: string;
  readonly markdown: string;
  /** Whether a pull request without a comment stays without. */
  readonly onlyUpdate: boolean;
}

export interface WrittenComment {
  readonly done: 'created' | 'updated' | 'left alone';
  /** Address of the comment. @default - there is none */
  readonly url?: string;
  /** How many older comments were folded. */
  readonly folded: number;
  /** Why an older comment could not be folded. */
  readonly problems: readonly string[];
}

/** GitHub takes no longer comment. */
const LONGEST_COMMENT = 65_536;

/**
 * Writes the one comment of a pull request: the token's newest comment with the marker is updated in place, older ones
 * are folded. Comments of others are never touched, whatever marker they carry.
 */
export async function writeComment(
  access: GitHubAccess,
  { repository, pullRequest, key, markdown, onlyUpdate }: PullRequestComment,
): Promise<WrittenComment> {
  const marker = `<!-- certfleet-review:${key} -->`;
  const body = `${marker}\n${markdown}`;
  if (body.length > LONGEST_COMMENT) {
    throw new Error(
      `a comment takes at most ${LONGEST_COMMENT} characters, got ${body.length}; ` +
        'link to a page with the whole review instead',
    );
  }
  const comments = `${access.apiUrl}/repos/${repository}/issues/${pullRequest}/comments`;
  try {
    const isOwn = await ownership(access);
    const own = (await allPages(access, `${comments}?per_page=100`, commentSchema)).filter(
      (comment) => comment.body.split(/\r?\n/, 1)[0] === marker && isOwn(comment),
    );
    const newest = own.pop();
    if (newest === undefined && onlyUpdate) return { done: 'left alone', folded: 0, problems: [] };
    const answer =
      newest === undefined
        ? await askGitHub(access, 'POST', comments, { body })
        : await askGitHub(
            access,
            'PATCH',
            `${access.apiUrl}/repos/${repository}/issues/comments/${newest.id}`,
            {
              body,
            },
          );
    const problems = await fold(access, own);
    return {
      done: newest === undefined ? 'created' : 'updated',
      url: commentSchema.parse(answer.body).html_url,
      folded: own.length - problems.length,
      problems,
    };
  } catch (error) {
    throw withRemedy(error, repository, pullRequest);
  }
}

const commentSchema = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  html_url: z.string(),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  user: z.looseObject({ login: z.string(), type: z.string().optional() }).nullish(),
});

type Comment = z.infer<typeof commentSchema>;

/** Tells the token's own comments. `GET /user` is closed to the token of a workflow, GraphQL's `viewer` is not. */
async function ownership(access: GitHubAccess): Promise<(comment: Comment) => boolean> {
  const { viewer } = await askGraphql(
    access,
    'query { viewer { login } }',
    {},
    z.object({ viewer: z.object({ login: z.string() }) }),
  );
  return ({ user }) =>
    user?.login === viewer.login || (user?.type === 'Bot' && user.login === `${viewer.login}[bot]`);
}

const FOLD = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

/** Folding is a courtesy: what cannot be folded is told, and the comment is written all the same. */
async function fold(access: GitHubAccess, comments: readonly Comment[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { node_id: id, html_url: url } of comments) {
    try {
      await askGraphql(access, FOLD, { id }, z.unknown());
    } catch (error) {
      if (access.signal.aborted) throw error;
      problems.push(`${url} stays unfolded: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
}

function withRemedy(error: unknown, repository: string, pullRequest: number): unknown {
  if (!(error instanceof GitHubError)) return error;
  const remedy = {
    401: 'GITHUB_TOKEN is not valid, or no longer; pass ${{ github.token }} of the same job',
    403: 'the job needs "permissions: pull-requests: write"; a pull request from a fork never gets it',
    404: `check --repository ${repository} and --pull-request ${pullRequest}, and that the token may see them`,
    422: 'GitHub found the comment unfit; see its reason',
  }[error.status];
  return new Error(remedy === undefined ? error.message : `${error.message}; ${remedy}`);
}
