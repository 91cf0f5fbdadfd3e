import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { checkEnvironmentFiles } from '../../environments';
import { compileErrors } from '../support/compile';
import { OUTSIDE_ROOT_PAGE, OutsideRoot } from '../support/outside-root';
import { temporaryFolder } from '../support/temporary-folder';

interface Sandbox {
  readonly sharedServices: {
    readonly certificateAuthorities: { readonly issuing: { readonly commonName: string } };
  };
}

const blocks = (language: string) =>
  [...OUTSIDE_ROOT_PAGE.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(
    ([, text = '']) => text,
  );
const [waiting = '', bundle = ''] = blocks('yaml');
const [typescript = ''] = blocks('ts');

function problems(environment: object) {
  const folder = temporaryFolder('sandbox');
  writeFileSync(join(folder, 'sandbox.yaml'), stringify(environment));
  return checkEnvironmentFiles(folder).map((each) => each.problems);
}

test('the file is an environment without problems, before and after the root has signed, with and without the bundle', () => {
  const sandbox = parse(waiting) as Sandbox;
  const { sharedServices } = sandbox;
  const { issuing } = sharedServices.certificateAuthorities;
  const root = new OutsideRoot();
  const installedCertificate = root.sign(root.request(issuing.commonName));
  const signed = { issuing: { ...issuing, installedCertificate } };
  const { sharedServices: more } = parse(bundle) as { readonly sharedServices: object };
  for (const changes of [
    {},
    { certificateAuthorities: signed },
    { certificateAuthorities: signed, ...more },
  ]) {
    expect(problems({ ...sandbox, sharedServices: { ...sharedServices, ...changes } })).toEqual([[]]);
  }
});

test('the CA in TypeScript compiles beside environments', () => {
  const helper = typescript.replace("'certfleet/environments'", "'./index'");
  expect(compileErrors({ 'environments/authorities.ts': helper })).toEqual([]);
});
