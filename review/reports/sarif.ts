import type { Log, Result } from 'sarif';
import { jsonText, visibleText } from '../../modules/core';
import type { Severity } from '../finding';
import type { Review, ReviewedFinding } from '../review';
import { RULES } from '../rules';

/** Where a finding is shown in the repository. */
export interface SourcePlace {
  /** Path in the repository. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** How GitHub sorts security findings (GitHub Docs, SARIF support for code scanning): 0.1 to 10. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
};

/** The review as SARIF 2.1.0, for code scanning. */
export function renderSarif(review: Review, placeOf: (finding: ReviewedFinding) => SourcePlace): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'certfleet',
            rules: RULES.map(({ id, title, reason }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: reason },
              properties: { tags: ['security', 'certificates'] },
            })),
          },
        },
        results: review.findings.map((finding) => resultOf(finding, placeOf(finding))),
      },
    ],
  };
  return jsonText(log, 2);
}

function resultOf(finding: ReviewedFinding, { file, line }: SourcePlace): Result {
  const { rule, severity, what, remedy, stack, address, owner, accepted } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: messageText(`${String(what)} ${String(remedy)}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: relativeUri(file) }, region: { startLine: line } },
        logicalLocations: [{ fullyQualifiedName: `${stack}/${address}`, kind: 'resource' }],
      },
    ],
    // Code scanning follows a finding over time by what does not change with the line.
    partialFingerprints: { 'certfleet/v1': `${rule}/${stack}/${address}` },
    suppressions: accepted && [{ kind: 'external', justification: messageText(accepted.reason) }],
    properties: { 'security-severity': SECURITY_SEVERITIES[severity], owner },
  };
}

/**
 * Text of a message: no placeholder, no embedded link (SARIF 2.1.0, 3.11.5 and 3.11.6). A bracket after the text of a
 * link would be read as its target, escaped by viewers in different ways: a space keeps them apart for all.
 */
function messageText(text: string): string {
  return visibleText(text, Number.POSITIVE_INFINITY).replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}

/** A path as a reference that names no scheme and no host. */
function relativeUri(file: string): string {
  return file.replace(/^\/+/, '/').split('/').map(encodeURIComponent).join('/');
}
