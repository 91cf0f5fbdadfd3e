import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import type { IDnsProvider, ValidationRecord } from './dns-provider';

/** Two records as ACM asks for them: of a name with a wildcard, and of one below it. */
const RECORDS: readonly ValidationRecord[] = ['example.com', 'shop.example.com'].map((domainName, index) => ({
  domainName,
  recordName: `_${String(index).repeat(32)}.${domainName}`,
  recordValue: `_${String(index + 5).repeat(32)}.xlfgrmvvlj.acm-validations.aws`,
}));

/** A resource as a stack synthesizes it. */
type Resource = Readonly<Record<string, unknown>>;

/**
 * What a DNS service of your own gets wrong of `IDnsProvider`, a sentence each; none where it keeps all of it.
 *
 * For a test: it defines two records in a stack of its own, synthesizes that and looks at what came out.
 *
 * @param dnsOf makes the service; what it needs in the stack, such as a provider, it defines in `scope`
 */
export function dnsProviderProblems(dnsOf: (scope: Construct) => IDnsProvider): string[] {
  // An app makes a folder, even where nothing is written to it.
  const outdir = mkdtempSync(join(tmpdir(), 'certfleet-contract-'));
  try {
    return problemsIn(new TerraformStack(new App({ outdir }), 'contract'), dnsOf);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function problemsIn(stack: TerraformStack, dnsOf: (scope: Construct) => IDnsProvider): string[] {
  const dns = dnsOf(stack);
  const scope = new Construct(stack, 'ValidationRecords');
  const published = RECORDS.map((record) => dns.publish(scope, `Record-${record.domainName}`, record));
  published.forEach(({ fqdn }, index) =>
    new TerraformOutput(scope, `Fqdn-${index}`, { value: fqdn }).overrideLogicalId(`fqdn-${index}`),
  );
  const { resource = {}, output = {} } = JSON.parse(Testing.synth(stack)) as {
    resource?: Record<string, Record<string, Resource>>;
    output?: Record<string, { readonly value: string }>;
  };
  const resources = Object.entries(resource).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, values]) => ({ address: `${type}.${id}`, values })),
  );
  return RECORDS.flatMap((record, index) => {
    const { fqdn, published: stands } = published[index]!;
    if (!stands) return fqdn === record.recordName ? [] : [unpublished(record, fqdn)];
    const own = resources.filter(({ values }) => JSON.stringify(values).includes(record.recordName));
    return own.length === 0
      ? [
          `${record.domainName}: a record that is published must be a resource with the name ${record.recordName}`,
        ]
      : own.flatMap(({ address, values }) =>
          problemsOf(record, output[`fqdn-${index}`]!.value, address, values),
        );
  });
}

function unpublished({ domainName, recordName }: ValidationRecord, fqdn: string): string {
  return `${domainName}: a record that is not published must be told by its name ${recordName}, got ${fqdn}`;
}

function problemsOf(
  { domainName, recordValue }: ValidationRecord,
  fqdn: string,
  address: string,
  values: Resource,
): string[] {
  const ignored = (values['lifecycle'] as { ignore_changes?: unknown } | undefined)?.ignore_changes;
  return [
    ...(JSON.stringify(values).includes(recordValue)
      ? []
      : [`${domainName}: ${address} must have the value ${recordValue}`]),
    ...(Array.isArray(ignored) && ignored.length >= 2
      ? []
      : [
          `${domainName}: ${address} must ignore changes of its name and value, which only look like changes while a certificate is replaced`,
        ]),
    ...(fqdn.includes(address)
      ? []
      : [
          `${domainName}: fqdn must be read from ${address}, so that Terraform publishes before it waits, got ${fqdn}`,
        ]),
  ];
}
