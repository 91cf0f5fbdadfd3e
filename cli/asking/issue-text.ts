import { type IssueState, isCurrent } from '../../live';
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
    `${environment} ${account}/${certificate} ${region}: ${visibleText(status)}${reason}${serialText(state)}`,
    ...records,
  ].join('\n');
}

function serialText(state: IssueState): string {
  const { serial, original } = state;
  if (serial === undefined) return '';
  if (original?.serial === undefined) return `, serial ${visibleText(serial)}`;
  return isCurrent(state)
    ? `, serial ${visibleText(serial)} as ${original.name}`
    : `, serial ${visibleText(serial)}, and ${original.name} has ${visibleText(original.serial)}`;
}
