import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { Consumer, Environment } from '../../../environments';
import development from '../../../environments/development';
import staging from '../../../environments/staging';
import { synthesize } from '../../../stacks';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const before = synthesized([development, staging]);

function synthesized(environments: readonly Environment[]): string {
  const folder = temporaryFolder('changed');
  synthesize(environments, folder);
  return folder;
}

function rewritten(folder: string, stack: string, edit: (template: any) => unknown): void {
  const file = join(folder, 'stacks', stack, 'cdk.tf.json');
  writeFileSync(file, JSON.stringify(edit(JSON.parse(readFileSync(file, 'utf8')))));
}

async function changed(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['changed', ...args], terminal);
  return { exitCode, out: terminal.printed.join('\n'), notes: terminal.noted.join('\n') };
}

describe('certfleet changed', () => {
  test('names the environment of a stack that differs, and no other', async () => {
    const after = synthesized([development, { ...staging, tags: { owner: 'another' } }]);

    expect(await changed('--before', before, '--after', after)).toMatchObject({
      exitCode: 0,
      out: 'staging: staging-shared-services staging-shop',
    });
  });

  test('gives a list as a matrix takes it', async () => {
    const after = synthesized([development, staging]);
    rewritten(after, 'staging-shop', (template) => ({ ...template, locals: { added: true } }));

    const { out } = await changed('--before', before, '--after', after, '--json');

    expect(JSON.parse(out)).toEqual([{ environment: 'staging', stacks: ['staging-shop'] }]);
  });

  test('says of each stack where it works and where its state is', async () => {
    const after = synthesized([development, staging]);
    rewritten(after, 'staging-shop', (template) => ({ ...template, locals: { added: true } }));

    const { out } = await changed('--before', before, '--after', after, '--by', 'stack', '--json');

    expect(JSON.parse(out)).toEqual([
      {
        stack: 'staging-shop',
        environment: 'staging',
        account: staging.applications.shop!.accountId,
        backend: staging.backend.type,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        change: 'changed',
      },
    ]);
  });

  test('counts new and removed stacks', async () => {
    const after = synthesized([development]);

    expect((await changed('--before', before, '--after', after, '--by', 'stack')).out).toBe(
      'staging-shared-services: removed\nstaging-shop: removed',
    );
    expect((await changed('--before', after, '--after', before, '--by', 'stack')).out).toBe(
      'staging-shared-services: new\nstaging-shop: new',
    );
  });

  test('finds nothing where only construct paths and the order of keys differ', async () => {
    const after = synthesized([development, staging]);
    rewritten(after, 'staging-shop', (template) =>
      Object.fromEntries(Object.entries({ ...template, '//': { metadata: 'other' } }).reverse()),
    );

    expect(await changed('--before', before, '--after', after)).toMatchObject({ exitCode: 0, out: '' });
    expect((await changed('--before', before, '--after', after, '--json')).out).toBe('[]');
  });

  describe('where a step is missing', () => {
    const after = synthesized([development]);
    const shop = 'stack-removed:staging-shop';
    const sharedServices = 'stack-removed:staging-shared-services';

    test('refuses it with both steps, and prints the list all the same', async () => {
      const { exitCode, out, notes } = await changed('--before', before, '--after', after, '--json');

      expect(exitCode).toBe(1);
      expect(JSON.parse(out)).toEqual([
        { environment: 'staging', stacks: ['staging-shared-services', 'staging-shop'] },
      ]);
      expect(notes).toContain(
        `refused ${shop}: stack "staging-shop" must be empty before it goes, as nothing is left to destroy what it holds, got `,
      );
      expect(notes).toContain(
        'first write retired: true on application "shop" and apply; then take its entry out',
      );
    });

    test('names who answers for a stack', async () => {
      const owned = synthesized([
        { ...staging, applications: { shop: { ...staging.applications.shop!, owner: 'shop-team' } } },
      ]);
      const { notes } = await changed('--before', owned, '--after', after);
      expect(notes).toContain(`refused ${shop} (owner shop-team): stack "staging-shop" must be empty`);
      expect(notes).toContain(`refused ${sharedServices}: `);

      const { out } = await changed('--after', owned, '--by', 'stack', '--json', '--list-only');
      expect(JSON.parse(out)).toEqual([
        expect.not.objectContaining({ owner: expect.anything() }),
        expect.objectContaining({ stack: 'staging-shop', owner: 'shop-team' }),
      ]);
    });

    test('lets pass what is allowed by its id, and says so', async () => {
      const both = ['--before', before, '--after', after];

      expect(await changed(...both, '--allow', shop)).toMatchObject({
        exitCode: 1,
        notes: expect.stringMatching(new RegExp(`^refused ${sharedServices}: .*\nallowed ${shop}: `)),
      });
      expect(await changed(...both, '--allow', shop, sharedServices)).toMatchObject({ exitCode: 0 });
    });

    test('fails for an allowance of what is not refused, and lists what is', async () => {
      expect(
        await changed('--before', before, '--after', after, '--allow', 'state-moved:staging-shop'),
      ).toMatchObject({
        exitCode: 3,
        notes: `--allow must name a refusal of this change, got state-moved:staging-shop; there are ${sharedServices}, ${shop}`,
      });
      expect(await changed('--before', before, '--after', before, '--allow', shop)).toMatchObject({
        exitCode: 3,
        notes: expect.stringContaining('nothing is refused, so leave it out'),
      });
    });

    test('judges nothing where it only lists', async () => {
      expect(await changed('--before', before, '--after', after, '--list-only')).toEqual({
        exitCode: 0,
        out: 'staging: staging-shared-services staging-shop',
        notes: '',
      });
      expect(await changed('--before', before, '--list-only', '--allow', shop)).toMatchObject({
        exitCode: 2,
      });
    });

    test('writes refusals and notices as JSON', async () => {
      const file = join(temporaryFolder('changed'), 'refusals.json');

      await changed('--before', before, '--after', after, '--allow', shop, '--refusals', file);

      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
        refusals: [
          expect.objectContaining({
            rule: 'stack-removed',
            stack: 'staging-shared-services',
            allowed: false,
          }),
          {
            rule: 'stack-removed',
            stack: 'staging-shop',
            subject: 'stack "staging-shop"',
            must: 'must be empty before it goes, as nothing is left to destroy what it holds',
            got: expect.stringContaining('Certificates/web/eu-west-1/Resource'),
            remedy: 'first write retired: true on application "shop" and apply; then take its entry out',
            allowed: true,
          },
        ],
        notices: [],
      });
    });
  });

  test('notices a rename that replaces, and refuses nothing', async () => {
    const { web, ...certificates } = staging.applications.shop!.certificates!;
    const { web: listener, ...consumers } = staging.applications.shop!.consumers!;
    const after = synthesized([
      development,
      {
        ...staging,
        applications: {
          shop: {
            ...staging.applications.shop!,
            certificates: { ...certificates, site: web! },
            consumers: { ...consumers, web: { ...listener!, certificate: 'site' } as Consumer },
          },
        },
      },
    ]);

    expect(await changed('--before', before, '--after', after)).toEqual({
      exitCode: 0,
      out: 'staging: staging-shop',
      notes:
        'notice staging-shop: certificate "site" replaces "web", which is the same by another name; write formerly: ' +
        '"web" on "site" to rename it and replace nothing',
    });
  });

  test('takes every stack as new without an earlier synthesis', async () => {
    expect((await changed('--after', before)).out).toBe(
      'development: development-shared-services development-shop\n' +
        'staging: staging-shared-services staging-shop',
    );
  });

  test('counts a stack that is asked for by name', async () => {
    const { out } = await changed(
      '--before',
      before,
      '--after',
      before,
      '--again',
      'staging-shop',
      '--by',
      'stack',
    );

    expect(out).toBe('staging-shop: again');
  });

  test('fails for an unknown name and lists those there are', async () => {
    expect(await changed('--after', before, '--again', 'staging-shopp')).toMatchObject({
      exitCode: 3,
      notes: expect.stringContaining(
        'got staging-shopp; there are development-shared-services, development-shop',
      ),
    });
  });

  test('puts a stack of another origin under "other"', async () => {
    const folder = temporaryFolder('changed');
    mkdirSync(join(folder, 'plain'));
    writeFileSync(join(folder, 'plain', 'cdk.tf.json'), '{}');
    const plain = { name: 'plain', dependencies: [], workingDirectory: 'plain' };
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ stacks: { plain: { ...plain, synthesizedStackPath: 'plain/cdk.tf.json' } } }),
    );

    expect(await changed('--after', folder)).toMatchObject({ exitCode: 0, out: 'other: plain' });
  });

  test('fails for a folder that was not synthesized', async () => {
    expect(await changed('--before', temporaryFolder('changed'), '--after', before)).toMatchObject({
      exitCode: 3,
      notes: expect.stringContaining('run cdktf synth'),
    });
  });
});
