/** A table of a page; a cell that spans columns stands in each of them. */
export interface Table {
  /** Last row of the head. */
  readonly header: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** The tables of a page of AWS's documentation: Markdown, and HTML where Markdown has no such table. */
export function tablesOf(page: string): Table[] {
  const html = [...page.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) => htmlTable(table));
  const pipes = page
    .split(/^(?!\|).*$/m)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(pipeTable);
  return [...html, ...pipes];
}

function pipeTable(block: string): Table {
  const [header = [], ...rows] = block
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map(textOf),
    )
    // A rule under a heading, or between two parts of a table.
    .filter((cells) => !cells.every((cell) => /^-+$/.test(cell)));
  return { header, rows };
}

function htmlTable(table: string): Table {
  const [head = '', body = ''] = table.split('</thead>');
  return { header: htmlRows(head).at(-1) ?? [], rows: htmlRows(body) };
}

function htmlRows(part: string): string[][] {
  return [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd](?: colspan="(\d+)")?>(.*?)<\/t[hd]>/gs)].flatMap(([, span = '1', cell = '']) =>
      Array<string>(Number(span)).fill(textOf(cell)),
    ),
  );
}

/** What a cell says, a line for each of its parts. */
function textOf(cell: string): string {
  return cell
    .replace(/<br ?\/?>/g, '\n')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>|\*\*/g, '')
    .replace(/\\([_*])/g, '$1')
    .trim();
}
