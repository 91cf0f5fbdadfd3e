import { visibleText } from '../../modules/core';
import { tableText } from '../../modules/core/table-text';

/** Something that belongs to an account. */
export interface Grouped {
  readonly environment: string;
  /** Its name in the file, or else its id. */
  readonly account: string;
  readonly accountId: string;
  /** Who answers for the account. @default - nobody is named */
  readonly owner?: string;
}

export interface Columns<Entry> {
  readonly header: readonly string[];
  readonly cells: (entry: Entry) => string[];
  /** Lines below the table of an account. @default - none */
  readonly remarks?: (entry: Entry) => string[];
}

/** A table for each account. */
export function groupedText<Entry extends Grouped>(
  entries: readonly Entry[],
  { header, cells, remarks = () => [] }: Columns<Entry>,
): string {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const title = titleOf(entry);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [entry]);
    else group.push(entry);
  }
  if (groups.size === 0) return 'no certificates';
  return [...groups]
    .map(([title, group]) =>
      [title, tableText(header, group.map(cells)), ...group.flatMap(remarks)].join('\n'),
    )
    .join('\n\n');
}

function titleOf({ environment, account, accountId, owner }: Grouped): string {
  const words = [environment, ...new Set([account, accountId])].join(' ');
  return visibleText(owner === undefined ? words : `${words} (owner ${owner})`);
}

const NAMES_SHOWN = 3;

/** The first names, and how many more there are. */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN);
  return [...shown, ...(names.length > NAMES_SHOWN ? [`+${names.length - NAMES_SHOWN}`] : [])].join(' ');
}
