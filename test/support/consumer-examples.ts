import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction, runInNewContext } from 'node:vm';
import type { TerraformStack } from 'cdktf';
import ts from 'typescript';
import { type Application, type Environment, defineEnvironment } from '../../environments';
import type { ICertificate } from '../../modules/core';

const ROOT = join(__dirname, '../..');

/** The page of a kind of consumer. */
export function consumerPage(kind: string): string {
  return readFileSync(join(ROOT, `docs/consumers/${kind}.md`), 'utf8');
}

/** Examples in TypeScript on a page: entries of an environment file, and programs. */
export function examplesOf(page: string): { readonly entries: string[]; readonly programs: string[] } {
  const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text);
  const isProgram = (text: string) => text.startsWith('import ');
  return { entries: blocks.filter((text) => !isProgram(text)), programs: blocks.filter(isProgram) };
}

/** What programs import from the package, by its entry points. */
export const ENTRY_POINTS: Readonly<Record<string, string>> = {
  'certfleet/consumers': 'modules/consumers',
  'certfleet/core': 'modules/core/constructs',
};

/** The certificate `web` that the programs of a page find. */
export function webOf(page: string): ICertificate {
  const region = page.includes('in us-east-1:') ? 'us-east-1' : 'eu-west-1';
  return {
    certificateArn: `arn:aws:acm:${region}:222222222222:certificate/00000000-0000-4000-8000-000000000000`,
    domainNames: ['example.com', '*.example.com'],
    keyAlgorithm: 'RSA_2048',
  };
}

/** Runs a program of a page in a stack; `load` gives what it imports, by the path of the file or the package. */
export function runProgram(
  program: string,
  { stack, web }: { readonly stack: TerraformStack; readonly web: ICertificate },
  load: (path: string) => unknown,
): void {
  const code = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const run = compileFunction(code.outputText, ['require', 'exports', 'stack', 'web']) as (
    ...given: unknown[]
  ) => void;
  run((name: string) => load(join(ROOT, ENTRY_POINTS[name] ?? `node_modules/${name}`)), {}, stack, web);
}

/**
 * An environment whose account `shop` has what a page shows: `web` is a public certificate for `*.example.com` in
 * eu-west-1 and us-east-1, `internal` one of the private CA `issuing`, for `*.internal.example.com`.
 */
export function exampleEnvironment(entries: string): Environment {
  const application = runInNewContext(`({${entries}})`) as Partial<Application>;
  return defineEnvironment({
    name: 'example',
    organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true, managementAccountId: '999999999999' },
    provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
    backend: { type: 'local', directory: '../../../state' },
    sharedServices: {
      accountId: '111111111111',
      region: 'eu-west-1',
      zones: { 'example.com': { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' } },
      certificateAuthorities: {
        root: { commonName: 'Example Root CA', organizationName: 'Example', validityYears: 10 },
        issuing: {
          parent: 'root',
          commonName: 'Example Issuing CA',
          organizationName: 'Example',
          validityYears: 5,
          revocation: { type: 'ocsp' },
          shareWith: { organization: true },
        },
      },
    },
    applications: {
      shop: {
        accountId: '222222222222',
        regions: ['eu-west-1', 'us-east-1'],
        domains: ['example.com'],
        certificates: {
          web: {
            source: 'public',
            domainName: 'example.com',
            subjectAlternativeNames: ['*.example.com'],
            regions: ['eu-west-1', 'us-east-1'],
          },
          internal: {
            source: 'private',
            certificateAuthority: 'issuing',
            domainName: '*.internal.example.com',
          },
        },
        // What the sandbox made has prototypes of its own.
        ...(JSON.parse(JSON.stringify(application)) as Partial<Application>),
      },
    },
  });
}
