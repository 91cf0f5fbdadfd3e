import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { TerraformStack } from 'cdktf';
import ts from 'typescript';
import type { ICertificate, ICertificateAuthority } from '../../modules/core';
import { type CompileError, compileErrors } from './compile';

const ROOT = join(__dirname, '../..');

/** What a page imports, by where it is here. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  'certfleet/consumers': 'modules/consumers',
  'certfleet/core': 'modules/core/constructs',
  'certfleet/ecs': 'modules/ecs',
  'certfleet/kubernetes': 'modules/kubernetes',
};

/** What a program on a page finds. */
export interface Given {
  readonly stack: TerraformStack;
  readonly web: ICertificate;
  readonly issuing: ICertificateAuthority;
}

const DECLARATIONS = `
  import type { TerraformStack } from 'cdktf';
  import type { ICertificate, ICertificateAuthority } from './modules/core';
  declare const stack: TerraformStack;
  declare const web: ICertificate;
  declare const issuing: ICertificateAuthority;
`;

/** A certificate and a CA for the programs of a page. */
export const given: Omit<Given, 'stack'> = {
  web: {
    certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-000000000000',
    domainNames: ['example.com', '*.example.com'],
    keyAlgorithm: 'RSA_2048',
  },
  issuing: {
    certificateAuthorityArn:
      'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/00000000-0000-4000-8000-000000000000',
  },
};

/** Runs a program of a page: what it makes is then in the stack. */
export function runProgram(program: string, { stack, web, issuing }: Given): void {
  const code = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const load = (name: string): unknown =>
    jest.requireActual(join(ROOT, ENTRY_POINTS[name] ?? `node_modules/${name}`));
  const names = ['require', 'exports', 'stack', 'web', 'issuing'];
  const run = compileFunction(code.outputText, names) as (...values: unknown[]) => void;
  run(load, {}, stack, web, issuing);
}

/** What the compiler says of programs, by their names. */
export function programErrors(programs: Readonly<Record<string, string>>): CompileError[] {
  return compileErrors(
    Object.fromEntries(
      Object.entries(programs).map(([name, program]) => [
        `page-${name}.ts`,
        Object.entries(ENTRY_POINTS).reduce(
          (text, [entryPoint, path]) => text.replaceAll(`'${entryPoint}'`, `'./${path}'`),
          DECLARATIONS + program,
        ),
      ]),
    ),
  );
}
