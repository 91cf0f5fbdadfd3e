import { visibleText } from './visible-text';

/** Rows as text in columns, with a header; cells of other scripts may be out of line. */
export function tableText(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [header, ...rows].map((row) => row.map((cell) => visibleText(cell, Number.POSITIVE_INFINITY)));
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
