import type { Acceptance } from '../../../review/acceptance';
import type { Severity } from '../../../review/finding';
import { phrase } from '../../../review/phrase';
import { renderMarkdown } from '../../../review/reports/markdown';
import type { Review, ReviewedFinding } from '../../../review/review';

function finding(changes: Partial<ReviewedFinding> = {}): ReviewedFinding {
  return {
    rule: 'certificate-replaced',
    severity: 'medium',
    title: 'Certificate in use replaced',
    stack: 'production-shop',
    address: 'aws_acm_certificate.web',
    what: phrase`The certificate for ${'shop.example.com'} is replaced.`,
    remedy: phrase`Check ${'shop.example.com'}.`,
    ...changes,
  };
}

function review(findings: ReviewedFinding[]): Review {
  const changes = [{ type: 'aws_acm_certificate', action: 'replace' as const, count: 1 }];
  const none = {
    accounts: [],
    zones: [],
    certificateAuthorities: [],
    shares: [],
    certificates: [],
    consumers: [],
  };
  return { findings, stacks: [{ stack: 'production-shop', unchanged: 4, changes }], fleet: none };
}

const acceptance: Acceptance = {
  rule: 'certificate-replaced',
  stack: 'production-shop',
  resource: '*',
  reason: 'planned for Sunday',
  until: '2026-12-31',
};

test('says in the heading how bad it is, and what to do in each finding', () => {
  const text = renderMarkdown(review([finding({ severity: 'high' }), finding()]));
  expect(text).toMatch(/^## Certificates: 1 high, 1 medium\n/);
  expect(text).toContain(
    '<summary><b>high</b>: Certificate in use replaced in <code>production-shop</code></summary>',
  );
  expect(text).toContain('The certificate for `shop.example.com` is replaced.');
  expect(text).toContain('**What to do:** Check `shop.example.com`.');
  expect(text).toContain('`certificate-replaced` on `aws_acm_certificate.web`');
  expect(text).toContain('- `production-shop`: replace 1 `aws_acm_certificate`; 4 unchanged');
});

test('folds accepted findings with their reason, and does not count them', () => {
  const text = renderMarkdown(review([finding({ accepted: acceptance })]));
  expect(text).toMatch(/^## Certificates: nothing to worry about\n/);
  expect(text).toContain('<summary>1 finding accepted</summary>');
  expect(text).toContain('until `2026-12-31`: `planned for Sunday`');
});

test('says that an acceptance is over', () => {
  expect(renderMarkdown(review([finding({ noLongerAccepted: acceptance })]))).toContain(
    'Accepted until `2026-12-31`, which is over: `planned for Sunday`',
  );
});

describe('hostile text', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '![x](https://evil.example/x.png)',
    '@everyone please [approve](https://evil.example)',
    '`break` out ``of`` code',
    '`',
    'a\n\n# heading\n<!-- certfleet-review:review -->',
    '</details></summary><img src=x onerror=alert(1)>',
    '| a | b |',
    '\u202eevil\u202c\u200b',
    '\u001b[2J',
  ];

  test.each(HOSTILE)('stays text: %j', (hostile) => {
    const text = renderMarkdown(
      review([
        finding({
          stack: hostile,
          address: hostile,
          what: phrase`Name ${hostile} and list ${[hostile, hostile]}.`,
        }),
      ]),
    );
    // What is left when code spans are taken out, as CommonMark finds them, is words of ours.
    const outside = withoutCodeSpans(text);
    expect(outside).not.toMatch(/evil\.example|onerror|@everyone|alert|heading|certfleet-review/);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  /** CommonMark 6.1: a code span ends at the next run of as many backticks. Summaries are HTML, where text is escaped. */
  function withoutCodeSpans(markdown: string): string {
    return markdown
      .replace(/<summary>.*<\/summary>/g, (summary) => {
        expect(summary.replace(/<\/?(?:summary|b|code)>/g, '')).not.toMatch(/[<>]/);
        return '';
      })
      .replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, '');
  }
});

describe('a review that is longer than a comment', () => {
  const many = (severity: Severity, count: number) =>
    Array.from({ length: count }, (_, index) =>
      finding({ severity, address: `aws_acm_certificate.${severity}-${index}` }),
    );
  const long = review([...many('critical', 3), ...many('high', 200), ...many('low', 300)]);

  test('keeps within what GitHub takes, worst first, and counts the rest with a link', () => {
    const text = renderMarkdown(long, { pageUrl: 'https://ci.example/run/1' });
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('aws_acm_certificate.critical-2');
    expect(text).toMatch(
      /\d+ low more did not fit into this comment; see \[the page]\(<https:\/\/ci\.example\/run\/1>\)/,
    );
    const shown = text.match(/aws_acm_certificate\.\w+-\d+/g)!.length;
    const left = Number(/(\d+) low more/.exec(text)![1]);
    expect(shown + left).toBe(503);
  });

  test('opens only what is critical', () => {
    expect(renderMarkdown(long).match(/<details open>/g)).toHaveLength(3);
  });

  test('cuts to any length', () => {
    expect(renderMarkdown(long, { maximumLength: 5000 }).length).toBeLessThanOrEqual(5000);
  });
});
