import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import type { ICertificate, ICertificateAuthority } from '../../modules/core';
import { type CompileError, compileErrors } from './compile';

const ROOT = join(__dirname, '../..');
/** The package's entry points, by what a program imports. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  'certfleet/automation': 'modules/automation',
  'certfleet/consumers': 'modules/consumers',
  'certfleet/core': 'modules/core/constructs',
  'certfleet/dns': 'modules/dns',
  'certfleet/dns/contract': 'modules/dns/contract',
  'certfleet/ecs': 'modules/ecs',
  'certfleet/environments': 'environments',
  'certfleet/hosts': 'modules/hosts',
  'certfleet/kubernetes': 'modules/kubernetes',
  'certfleet/monitoring': 'modules/monitoring',
  'certfleet/stacks': 'stacks',
};

const DECLARATIONS = `
  declare const stack: import('cdktf').TerraformStack;
  declare const web: import('./modules/core').ICertificate;
  declare const issuing: import('./modules/core').ICertificateAuthority;
`;

/** A certificate and a CA, as most programs find them. */
export const given: { readonly web: ICertificate; readonly issuing: ICertificateAuthority } = {
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

/**
 * Runs a program of a page, which finds the values that are given by their names.
 *
 * @param load gives what it imports, by the path of the file or the package
 * @default load - as the test itself imports it
 */
export function runProgram(
  program: string,
  given: Readonly<Record<string, unknown>>,
  load: (path: string) => unknown = (path) => jest.requireActual(path),
): void {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const run = compileFunction(outputText, ['require', 'exports', ...Object.keys(given)]) as (
    ...values: unknown[]
  ) => void;
  run(
    (name: string) => load(join(ROOT, ENTRY_POINTS[name] ?? `node_modules/${name}`)),
    {},
    ...Object.values(given),
  );
}

/** What the compiler says of programs that find a stack, a certificate and a CA, by their names. */
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
