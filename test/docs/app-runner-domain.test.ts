import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { compileErrors } from '../support/compile';
import { examplesOf } from '../support/consumer-examples';
import { resources, template, testStack } from '../support/synth';
import { ROOT } from './pages';

const [program = ''] = examplesOf(
  readFileSync(join(ROOT, 'docs/consumers/app-runner-domain.md'), 'utf8'),
).programs;

test('the program of the page of App Runner compiles, and publishes what is asked for', () => {
  const given = "import type { TerraformStack } from 'cdktf';\ndeclare const stack: TerraformStack;\n";
  const local = program.replace('certfleet/consumers', './modules/consumers');
  expect(compileErrors({ 'page-app-runner-domain.ts': given + local })).toEqual([]);

  const stack = testStack();
  const code = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const load = (name: string): unknown =>
    jest.requireActual(
      join(ROOT, name === 'certfleet/consumers' ? 'modules/consumers' : `node_modules/${name}`),
    );
  const run = compileFunction(code.outputText, ['require', 'exports', 'stack']) as (
    ...given: unknown[]
  ) => void;
  run(load, {}, stack);
  expect(resources(template(stack), 'aws_route53_record')).toHaveLength(2);
});
