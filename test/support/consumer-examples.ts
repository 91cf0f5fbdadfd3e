import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { type Application, type Environment, defineEnvironment } from '../../environments';
import type { ICertificate } from '../../modules/core';

import { given } from './page-programs';

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

/** The certificate `web` that the programs of a page find. */
export function webOf(page: string): ICertificate {
  const { web } = given;
  return page.includes('in us-east-1:')
    ? { ...web, certificateArn: web.certificateArn.replace('eu-west-1', 'us-east-1') }
    : web;
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
