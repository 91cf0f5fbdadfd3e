import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Consumer, type Environment, EnvironmentError } from '../../environments';
import { consumerFacts, consumerForm } from '../../environments/consumers';
import { RESOURCE_TYPES, serviceOf } from '../../fleet/services';
import { type CertificateService, type KeyAlgorithm, certificateRequirements } from '../../modules/core';
import { TLS_SERVICES, tlsPolicyTable } from '../../review/tls-policies/policies';
import { synthesize } from '../../stacks';
import { WIRINGS } from '../../stacks/consumers';
import { PLANNED_CASES, SERVICE_CASES } from '../services';
import type { PlannedCase } from '../services/service-case';
import { consumerPage, exampleEnvironment, examplesOf } from '../support/consumer-examples';

const HEADER = [
  'kind',
  'certificate for',
  'Region',
  'account',
  'keys',
  'TLS policy by default',
  'mutual TLS',
  'another ARN',
  'proof',
];

/**
 * Where a certificate can be used, and what happens when it changes: rows for each kind of consumer.
 *
 * @param folder to synthesize into
 */
export function servicesPage(folder: string): string {
  const rows = [
    HEADER,
    HEADER.map(() => '---'),
    ...Object.keys(WIRINGS)
      .sort()
      .flatMap((kind) => rowsOf(kind, folder)),
  ];
  return [
    '# Services that use a certificate',
    'A certificate of ACM serves in its own account and its own Region: where the table says so in us-east-1, elsewhere in the ' +
      'Region of the service, with a key that the service takes. When it is renewed, or imported again, its ARN stays, and ' +
      'each service follows by itself. Another name, key or authority is another certificate, with another ARN: `another ARN` ' +
      'says what becomes of the service then. ACM gives out keys of private and exportable certificates only: for servers that end TLS themselves see ' +
      '[hosts and clusters](../hosts.md).',
    rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    [
      '- **kind** is the `type` of a consumer in an environment file, and a module of `certfleet/consumers`.',
      '- **account**: AWS lets no other account attach a certificate. What passes TLS on attaches none: the load balancer ' +
        'behind it does.',
      '- **another ARN**: what is replaced is down meanwhile, unless the new one comes first. What is refused is planned ' +
        'only with `interruptible: true`. The page of the kind says what clients notice.',
      '- **proof**: how far the tests went. Applied: made, given another certificate, taken out and put back by Terraform ' +
        'in an emulated AWS. Planned: by the real provider, another certificate by its schema from a state that was not applied.',
    ].join('\n'),
    'Written by `npm run services`, from the registry of kinds, the table of what services ask, what the examples synthesize ' +
      'and what the tests of each kind expect; a test fails where it is stale.',
    'Certificates of [App Runner](app-runner-domain.md) are its own: a module proves its names. For clusters and containers ' +
      'see [Amazon EKS](../eks.md) and [Amazon ECS](../ecs.md), for services that take a CA ' +
      '[private CAs](../certificate-authority-consumers.md). App Mesh ended on 2026-09-30: its successors are Service Connect ' +
      'and VPC Lattice.\n',
  ].join('\n\n');
}

/** A consumer that a page shows or a case tries, and the service that it chooses. */
interface Way {
  readonly consumer: Consumer;
  readonly service: CertificateService;
}

/** A row for each service that the kind may be. */
function rowsOf(kind: string, folder: string): string[][] {
  const shown = examplesOf(consumerPage(kind)).entries.flatMap((entry) => waysIn(exampleEnvironment(entry)));
  const tried = casesOf(kind).flatMap(({ consumers }) => Object.values(consumers).map(withoutPolicy));
  const ways = [...shown, ...tried.flatMap((consumer) => waysIn(environmentWith(consumer)))].filter(
    ({ consumer }) => consumer.type === kind,
  );
  return ways
    .filter(({ service }, index) => ways.findIndex((way) => way.service === service) === index)
    .map((way) => rowOf(kind, way, ways, folder));
}

function rowOf(kind: string, { consumer, service }: Way, ways: readonly Way[], folder: string): string[] {
  const requirements = certificateRequirements(service);
  const attaches = serviceOf(RESOURCE_TYPES[service])!.certificateArguments.length > 0;
  return [
    `[\`${kind}\`](${kind}.md)`,
    requirements.service,
    requirements.region ?? "the service's",
    attaches ? "the service's" : 'that of the load balancer',
    keysOf(requirements.keyAlgorithms),
    defaultPolicy(kind, synthesizedText(environmentWith(consumer), folder)),
    mutualTls(kind, consumer, ways),
    anotherArn(kind, service),
    SERVICE_CASES.some(({ title }) => title.split(',')[0] === kind) ? 'applied' : 'planned',
  ];
}

function waysIn({ applications: { shop } }: Environment): Way[] {
  return Object.values(shop!.consumers!).map((consumer) => ({
    consumer,
    service: consumerFacts(consumer, shop!)!.service,
  }));
}

function environmentWith(consumer: Consumer): Environment {
  return exampleEnvironment(`consumers: ${JSON.stringify({ it: consumer })}`);
}

/** A case may try another policy than the one by default. */
function withoutPolicy(consumer: Consumer): Consumer {
  const properties = Object.entries(consumer).filter(([name]) => !/^(?:ssl|security)Policy/.test(name));
  return Object.fromEntries(properties) as unknown as Consumer;
}

function casesOf(kind: string): PlannedCase[] {
  return [...SERVICE_CASES, ...PLANNED_CASES].filter(({ title }) => title.split(',')[0] === kind);
}

/** `RSA 2048, P-256`, as people say them. */
function keysOf(algorithms: readonly KeyAlgorithm[]): string {
  const sizes = algorithms.flatMap((each) => /^RSA_(\d+)$/.exec(each)?.[1] ?? []);
  const curves = algorithms.flatMap((each) => /^EC_\D+(\d+)/.exec(each)?.[1] ?? []);
  return [
    ...(sizes.length > 0 ? [`RSA ${sizes.join(', ')}`] : []),
    ...curves.map((size) => `P-${size}`),
  ].join(', ');
}

/** The Terraform JSON of the account. */
function synthesizedText(environment: Environment, folder: string): string {
  synthesize([environment], folder);
  return readFileSync(join(folder, 'stacks/example-shop/cdk.tf.json'), 'utf8');
}

/** The policy that the example writes, by the names that AWS has; without one, what the page of the kind says. */
function defaultPolicy(kind: string, synthesized: string): string {
  const table = tlsPolicyTable();
  const names = new Set(TLS_SERVICES.flatMap((each) => Object.keys(table[each].policies)));
  const written = synthesized.match(/[\w.-]+/g)?.find((each) => names.has(each));
  return written === undefined ? whatPageSays(kind) : `\`${written}\``;
}

/** The first clause of what the page says of the TLS policy. */
export function whatPageSays(kind: string): string {
  const [, said] =
    /^- \*\*TLS policy\*\*: (?:always written, )?(.*?(?=[.;,](?:\s|$)))/ms.exec(consumerPage(kind)) ?? [];
  return said!.replace(/\s+/g, ' ');
}

/** The property by which a person asks for certificates of clients, where the check lets the service have it. */
function mutualTls(kind: string, consumer: Consumer, ways: readonly Way[]): string {
  const property = propertiesOf(kind).find((name) => /^(?:mutual[A-Z]|client(?:Ca|Certificate))/.test(name));
  const [value] = ways.flatMap(
    (way) => (way.consumer as object as Record<string, unknown>)[property ?? ''] ?? [],
  );
  if (property === undefined) return 'no';
  try {
    environmentWith({ ...consumer, [property]: value });
    return `\`${property}\``;
  } catch (error) {
    if (error instanceof EnvironmentError) return 'no';
    throw error;
  }
}

/** What a person may write of a kind. */
function propertiesOf(kind: string): string[] {
  const { anyOf, oneOf } = z.toJSONSchema(consumerForm, { io: 'input', unrepresentable: 'any' });
  const forms = (oneOf ?? anyOf) as ReadonlyArray<{ properties: Record<string, { const?: unknown }> }>;
  return Object.keys(forms.find(({ properties }) => properties.type?.const === kind)!.properties);
}

/** What the cases of a kind expect of the resource that has the certificate. */
function anotherArn(kind: string, service: CertificateService): string {
  const said = casesOf(kind).map(({ consumers, recertified }) => {
    const tried = Object.values(consumers).flatMap((consumer) => waysIn(environmentWith(consumer)));
    if (!tried.some((way) => way.service === service)) return [];
    const attached = recertified
      .map((line) => line.split(' '))
      .filter(([type]) => (serviceOf(type!)?.certificateArguments.length ?? 0) > 0);
    const [, action] = attached.find(([type]) => type === RESOURCE_TYPES[service]) ?? attached[0] ?? [];
    return ACTIONS[action ?? 'no-op']!(propertiesOf(kind).includes('interruptible'));
  });
  return [...new Set(said.flat())].join('; ');
}

const ACTIONS: Readonly<Record<string, (isRefused: boolean) => string>> = {
  'no-op': () => 'nothing changes',
  update: () => 'changes in place',
  'create-delete': () => 'is replaced, the new one first',
  'delete-create': (isRefused) => (isRefused ? 'is refused, or replaced' : 'is replaced'),
};
