import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformPlan } from '../fleet';

const STORED = join(__dirname, '../test/review/golden/name-dropped/plans/local-shop.json');

type Module = { resources: unknown[] };

/** A plan with at least so many resources: copies of a stored plan, each with names, addresses and ARNs of its own. */
export function generatedPlan(resources: number): string {
  const plan = JSON.parse(readFileSync(STORED, 'utf8')) as TerraformPlan & {
    planned_values: { root_module: Module };
    prior_state: { values: { root_module: Module } };
    configuration: { root_module: Module };
  };
  const copies = Math.ceil(resources / plan.resource_changes!.length);
  const multiplied = <Item>(items: readonly Item[]): Item[] => {
    const texts = items.flatMap((item) =>
      Array.from({ length: copies }, (_, copy) => JSON.stringify(renamed(item, copy))),
    );
    // What has no name of its own in a copy stands once.
    return [...new Set(texts)].map((text) => JSON.parse(text) as Item);
  };
  for (const module of [plan.planned_values, plan.prior_state.values, plan.configuration]) {
    module.root_module.resources = multiplied(module.root_module.resources);
  }
  return JSON.stringify({
    ...plan,
    resource_changes: multiplied(plan.resource_changes!),
    resource_drift: [],
  });
}

function renamed<Item>(item: Item, copy: number): Item {
  const text = JSON.stringify(item)
    .replace(/\b(Certificates|Consumers|ValidationRecords)_/g, `$1${copy}_`)
    .replace(/(?<=[.@"])example\.(com|org)/g, `copy${copy}.example.$1`)
    .replaceAll('00000000-0000-4000-8000-', `${String(copy).padStart(8, '0')}-0000-4000-8000-`)
    .replace(/(?<=listener\/app\/shop\/)[0-9a-f]{16}/g, String(copy).padStart(16, '0'));
  return JSON.parse(text) as Item;
}
