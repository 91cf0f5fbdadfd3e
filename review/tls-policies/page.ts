import { WEAKNESSES } from './comparison';
import { PROTOCOLS, type TlsPolicy, type TlsPolicyTable, type TlsService } from './policies';

const TITLES: Readonly<Record<TlsService, string>> = {
  'load-balancer': 'Application and Network Load Balancer',
  'classic-load-balancer': 'Classic Load Balancer',
  cloudfront: 'CloudFront',
  'api-gateway': 'API Gateway, Regional and private',
  'api-gateway-edge': 'API Gateway, edge-optimized',
  transfer: 'Transfer Family, FTPS',
  opensearch: 'OpenSearch Service',
  iot: 'IoT Core',
};

const ALLOWED = WEAKNESSES.filter(({ allows }) => allows?.includes('ciphers'));

/** docs/tls-policies.md: what each policy takes, a table for each service. */
export function policiesPage(table: TlsPolicyTable): string {
  const sections = Object.entries(table).map(([service, { source, read, policies }]) =>
    [
      `## ${TITLES[service as TlsService]}\n`,
      `${source}; read on ${read}.\n`,
      ...markdownTable([
        ['policy', 'versions', 'ciphers that are', 'post-quantum'],
        ...Object.entries(policies).map(([name, policy]) => [`\`${name}\``, ...rowOf(policy)]),
      ]),
    ].join('\n'),
  );
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# TLS policies

Written by \`npm run tls-policies\` from AWS's documentation. The rule [tls-policy-lowered](rules.md#tls-policy-lowered)
compares policies by these tables: a policy is weaker where it has something of the list below and the other neither that
nor worse, and has nothing less; a finding is as severe as the worst of what it adds. AES and ChaCha20 are equals, 128 and 256 bits
are, and FIPS is a matter of the module that computes. Post-quantum key exchange counts where AWS says so. A name that is
not here is not known.

${markdownTable([
  ['what', 'severity'],
  ...WEAKNESSES.map(({ allows, lacks, severity }) => [allows ?? `no ${lacks}`, `\`${severity}\``]),
]).join('\n')}`;

function rowOf(policy: TlsPolicy): string[] {
  const versions = PROTOCOLS.filter((protocol) => policy.protocols.includes(protocol));
  const weak = ALLOWED.filter((weakness) => weakness.isIn(policy)).map(({ allows = '' }) =>
    allows.replace(/^(broken )?ciphers /, '$1'),
  );
  const ciphers = policy.ciphers ? weak.join('; ') || 'none' : UNLISTED[policy.forwardSecrecy ? 'yes' : 'no'];
  return [versions.join(', '), ciphers, policy.postQuantum ? 'yes' : 'no'];
}

const UNLISTED = { yes: 'not listed; all with forward secrecy', no: 'not listed' };

/** Rows with columns as wide as their widest cell, as the formatter wants them. */
function markdownTable(rows: ReadonlyArray<readonly string[]>): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [header = [], ...rest] = rows;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)];
}
