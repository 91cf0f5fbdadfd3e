export { RULE_IDS, type RuleId } from '../modules/core';
export { type Acceptance } from './acceptance';
export { type Finding, SEVERITIES, type Severity } from './finding';
export type { KnownCertificate } from './known-certificate';
export { Phrase, type PhraseValue } from './phrase';
export { type PageOptions, renderPage } from './page/page';
export { renderJson } from './reports/json';
export { type MarkdownOptions, renderMarkdown } from './reports/markdown';
export { type SourcePlace, renderSarif } from './reports/sarif';
export { placeText, verdict } from './reports/wording';
export {
  type DeletedRecord,
  type Review,
  type ReviewOptions,
  type ReviewedFinding,
  type StackSummary,
  deletedValidationRecords,
  failsOn,
  openFindings,
  reviewPlans,
} from './review';
export { RULES } from './rules';
export type { Rule } from './rule';
