import { consumerFacts } from '../../environments/consumers';
import { type KeyAlgorithm, certificateRequirements } from '../../modules/core';
import { WIRINGS } from '../../stacks/consumers';
import { SERVICE_CASES } from '../services';
import { consumerPage, exampleEnvironment, examplesOf } from '../support/consumer-examples';

const HEADER = ['kind', 'what it is', "certificate's Region", 'keys', 'clients find it by', 'proof'];

/** Where a certificate can be used: a row for each kind of consumer, from the registry and the table of requirements. */
export function servicesPage(): string {
  const rows = [HEADER, HEADER.map(() => '---'), ...Object.keys(WIRINGS).sort().map(rowOf)];
  return [
    '# Services that use a certificate',
    'Written by `npm run services`; a test fails where it is stale. Each kind is a module of `certfleet/consumers` and the ' +
      '`type` of a consumer in an environment file.',
    rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    'Certificates of [App Runner](app-runner-domain.md) are its own: a module proves its names. For clusters and containers ' +
      'see [Amazon EKS](../eks.md) and [Amazon ECS](../ecs.md). App Mesh ended on 2026-09-30: its successors are Service ' +
      'Connect and VPC Lattice.\n',
  ].join('\n\n');
}

function rowOf(kind: string): string[] {
  const { shop } = exampleEnvironment(examplesOf(consumerPage(kind)).entries[0]!).applications;
  const consumer = Object.values(shop!.consumers!).find(({ type }) => type === kind);
  const facts = consumerFacts(consumer!, shop!)!;
  const { service, keyAlgorithms, region } = certificateRequirements(facts.service);
  return [
    `[\`${kind}\`](${kind}.md)`,
    service,
    region ?? "the service's",
    keysOf(keyAlgorithms),
    facts.isReachedOtherwise ? 'records of others' : 'records of its host names',
    SERVICE_CASES.some(({ title }) => title.split(',')[0] === kind) ? 'applied' : 'planned',
  ];
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
