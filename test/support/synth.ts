import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type App, TerraformStack, Testing } from 'cdktf';
import { temporaryFolder } from './temporary-folder';

type Block = Record<string, Record<string, Record<string, unknown>>>;

/** The Terraform JSON of a stack. */
export interface Template {
  readonly resource?: Block;
  readonly data?: Block;
  readonly output?: Record<string, Record<string, unknown>>;
  readonly provider?: Record<string, Array<Record<string, unknown>>>;
  readonly terraform?: Record<string, Record<string, unknown>>;
  readonly removed?: ReadonlyArray<{
    readonly from: string;
    readonly lifecycle: { readonly destroy: boolean };
  }>;
  readonly moved?: ReadonlyArray<{ readonly from: string; readonly to: string }>;
}

/** An app whose folder is removed after the tests; that of `Testing.app()` would stay. */
export function testApp(): App {
  return Testing.app({ outdir: temporaryFolder('app') });
}

/** A stack with one AWS provider, for modules to be put into. */
export function testStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  return stack;
}

/** Synthesizes what `define` puts into a stack, with validations. */
export function synth(define: (stack: TerraformStack) => void): Template {
  const stack = testStack();
  define(stack);
  return template(stack);
}

export function template(stack: TerraformStack): Template {
  return JSON.parse(Testing.synth(stack, true)) as Template;
}

/** The resources of a type, by address without the type. */
export function resources(from: Template, type: string): Array<Record<string, unknown>> {
  return Object.values(from.resource?.[type] ?? {});
}

/** The only resource of a type; the test fails where there are none or several. */
export function onlyResource(from: Template, type: string): Record<string, unknown> {
  const found = resources(from, type);
  expect(found).toHaveLength(1);
  return found[0]!;
}

/** The data sources of a type. */
export function dataSources(from: Template, type: string): Array<Record<string, unknown>> {
  return Object.values(from.data?.[type] ?? {});
}

/** Info, warning and error annotations below a construct, as the command line shows them. */
export function annotations(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter(({ type }) => type.startsWith('@cdktf/'))
    .map(({ type, data }) => `${type.slice('@cdktf/'.length)}: ${String(data)}`);
}
