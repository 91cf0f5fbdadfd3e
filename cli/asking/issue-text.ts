import type { IssueState } from '../../live';
import { visibleText } from '../../modules/core';

/** A line, and one more for each record that is missing, as it goes into a zone file. */
export function issueText(state: IssueState): string {
  const { environment, account, certificate, region, status, failureReason, missingRecords } = state;
  const reason = failureReason === undefined ? '' : ` (${visibleText(failureReason)})`;
  const records = missingRecords.map(
    ({ name, type, value, status: seen }) =>
      `  ${visibleText(`${seen.toLowerCase()}: ${name} 300 IN ${type} ${value}`)}`,
  );
  return [
    `${environment} ${account}/${certificate} ${region}: ${visibleText(status)}${reason}`,
    ...records,
  ].join('\n');
}
