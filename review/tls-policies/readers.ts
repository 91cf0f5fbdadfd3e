import { PROTOCOLS, type Protocol, type TlsPolicy } from './policies';
import { type Table, tablesOf } from './tables';

/** Policies of a page by name. */
export type Policies = Record<string, TlsPolicy>;

/** Names and ciphers are in two tables of a section, several names to a row of ciphers. */
export function loadBalancerPolicies(page: string): Policies {
  const tables = tablesOf(page);
  const ciphers = new Map(
    tables
      .filter(({ header }) => header[1] === 'Ciphers')
      .flatMap(({ rows }) => rows)
      .flatMap(([names = '', list = '']) => wordsOf(names).map((name) => [name, wordsOf(list)] as const)),
  );
  const policies = tables
    .filter(({ header }) => header[0] === 'Security policies')
    .flatMap(({ header, rows }) =>
      rows.map(([name = '', ...marks]) => {
        const versions = marks.flatMap((mark, column) =>
          mark.endsWith('Yes') ? [header[column + 1] ?? ''] : [],
        );
        return [name, policyOf(name, versions, ciphers.get(name) ?? [])] as const;
      }),
    );
  return Object.fromEntries(policies);
}

/** The first such table is of Regional and private domains, the second of edge-optimized ones. */
export function gatewayPolicies(page: string, index: number): Policies {
  const table = tablesOf(page).filter(({ header }) => header[1] === 'Supported TLS versions')[index];
  return Object.fromEntries(
    (table?.rows ?? []).map(([cell = '', versions = '', ciphers = '']) => {
      const [name = ''] = wordsOf(cell);
      return [name, policyOf(name, wordsOf(versions), wordsOf(ciphers))];
    }),
  );
}

interface Marks {
  /** Where the table has none. @default - rows of the table */
  readonly protocols?: readonly string[];
  readonly prefix?: string;
  readonly isCipher?: (name: string) => boolean;
  readonly isPostQuantum?: (name: string, protocols: readonly string[]) => boolean;
}

/** A policy is a column, and a sign in it what it takes; one with two columns takes what either does. */
export function markedPolicies(page: string, isIt: (table: Table) => boolean, marks: Marks): Policies {
  const { header, rows } = tablesOf(page).find(isIt) ?? { header: [], rows: [] };
  const { protocols, prefix = '', isCipher = (name) => /^[A-Z0-9]+([-_][A-Z0-9]+)+$/.test(name) } = marks;
  const policies = new Map<string, Set<string>>();
  header.slice(1).forEach((cell, column) => {
    for (const name of wordsOf(cell).filter((word) => /\d/.test(word))) {
      const taken = rows.filter((row) => /^[♦✓]/.test(row[column + 1] ?? '')).map(([row = '']) => row);
      policies.set(name, new Set([...(policies.get(name) ?? []), ...taken]));
    }
  });
  return Object.fromEntries(
    [...policies].map(([name, taken]) => [
      `${prefix}${name}`,
      policyOf(
        name,
        protocols ?? [...taken].filter(isProtocol),
        [...taken].filter((row) => isCipher(row) && !isProtocol(row)),
        marks.isPostQuantum,
      ),
    ]),
  );
}

/** A sentence each: "supports TLS version 1.2 to TLS version 1.3 with perfect forward secrecy cipher suites". */
export function searchPolicies(page: string): Policies {
  return Object.fromEntries(
    [...page.matchAll(/\*\*(Policy-Min-TLS-1-(\d)-[\w-]+):\*\*(.*)$/gm)].map(
      ([, name = '', least, text = '']) => {
        const versions = [...text.matchAll(/TLS version 1\.(\d)/g)].map(([, minor]) => Number(minor));
        // The oldest version is in the name too, where the sentence tells the newest one alone.
        const from = Math.min(Number(least), ...versions);
        const protocols = PROTOCOLS.filter((protocol) => {
          const minor = /^TLS 1\.(\d)$/.exec(protocol)?.[1];
          return minor !== undefined && Number(minor) >= from && Number(minor) <= Math.max(...versions);
        });
        return [
          name,
          { protocols, ...(/forward secrecy/.test(text) ? { forwardSecrecy: true as const } : {}) },
        ];
      },
    ),
  );
}

function policyOf(
  name: string,
  versions: readonly string[],
  ciphers: readonly string[],
  isPostQuantum: Marks['isPostQuantum'] = () => /[-_]PQ[-_]/.test(name),
): TlsPolicy {
  const found = versions.map(protocolOf);
  const protocols = PROTOCOLS.filter((protocol) => found.includes(protocol));
  return { protocols, ciphers, ...(isPostQuantum(name, protocols) ? { postQuantum: true as const } : {}) };
}

/** `TLS 1.2`, `TLS1.2`, `TLSv1.2`, and `TLSv1` for 1.0. */
function protocolOf(text: string): Protocol | undefined {
  const [, kind, major, minor = '0'] = /^(TLS|SSL) ?v?(\d)(?:\.(\d))?$/.exec(text) ?? [];
  return PROTOCOLS.find((protocol) => protocol === `${kind} ${major}.${minor}`);
}

function isProtocol(text: string): boolean {
  return protocolOf(text) !== undefined;
}

/** Names of a cell, without the signs of its list and what is in parentheses. */
function wordsOf(cell: string): string[] {
  return cell.replace(/\([^)]*\)/g, '').match(/[A-Za-z][\w.-]*/g) ?? [];
}
