import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliConfiguration } from '../../emulator/toolchain';
import { provider, refusals, resource, stack, templates } from '../support/transitions';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const VIRGINIA = 'aws.us-east-1';
const ADDRESS = 'aws_ssm_parameter.held';
const account = (values: object = {}) =>
  provider('222222222222', {
    access_key: 'any',
    secret_key: 'any',
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    // Checked by a call to AWS.
    allowed_account_ids: undefined,
    ...values,
  });
const regions = { provider: { aws: [account(), account({ alias: 'us-east-1', region: 'us-east-1' })] } };
const oneRegion = { provider: { aws: [account()] } };
const parameter = (values: object = {}) =>
  resource('Held', { name: 'held', type: 'String', value: 'any', ...values });
const holding = (name: string, values?: object) => ({
  resource: { aws_ssm_parameter: { [name]: parameter(values) } },
});

function shop(json: object) {
  const terraform = { required_providers: { aws: { source: 'aws', version: '~> 5.100' } } };
  return JSON.parse(JSON.stringify({ terraform, ...json })) as object;
}

/** A folder whose state has a parameter that the provider of another Region made. */
function folderWithState(): string {
  const folder = temporaryFolder('transition');
  writeFileSync(join(folder, 'terraform.rc'), cliConfiguration(toolchain.providerMirror));
  const attributes = { id: 'held', name: 'held', type: 'String', value: 'any' };
  const held = {
    mode: 'managed',
    type: 'aws_ssm_parameter',
    name: 'held',
    provider: 'provider["registry.terraform.io/hashicorp/aws"].us-east-1',
    instances: [{ schema_version: 0, attributes }],
  };
  writeFileSync(
    join(folder, 'terraform.tfstate'),
    JSON.stringify({ version: 4, serial: 1, lineage: 'any', outputs: {}, resources: [held] }),
  );
  return folder;
}

describeWithTools('a provider that goes, as Terraform sees it', () => {
  const folder = folderWithState();
  const terraform = (...args: string[]) =>
    spawnSync(toolchain.terraform ?? 'terraform', [...args, '-no-color'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc') },
    });
  const configure = (json: object) => writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(shop(json)));

  beforeAll(() => {
    configure(regions);
    const { status, stdout, stderr } = terraform('init', '-input=false');
    expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
  });

  const before = templates(stack('shop', shop({ ...regions, ...holding('held', { provider: VIRGINIA }) })));
  const removed = (destroy: boolean) => ({ removed: [{ from: ADDRESS, lifecycle: { destroy } }] });

  test.each([
    ['what it made is taken out', oneRegion],
    ['what it made is taken out by a removed block', { ...oneRegion, ...removed(true) }],
    ['what it made is forgotten by a removed block', { ...oneRegion, ...removed(false) }],
    ['the stack is emptied', {}],
  ])('is refused by both where %s', (_, after) => {
    configure(after);

    expect(terraform('plan', '-refresh=false')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Provider configuration not present'),
    });
    expect(refusals(before, templates(stack('shop', shop(after))))).toEqual([
      expect.stringMatching(/^provider-removed:shop: /),
    ]);
  });

  test.each([
    ['it stays', regions],
    ['it stays and what it made is forgotten', { ...regions, ...removed(false) }],
    [
      'what it made has another address',
      { ...oneRegion, ...holding('other'), moved: [{ from: ADDRESS, to: 'aws_ssm_parameter.other' }] },
    ],
  ])('is taken by Terraform where %s', (_, after) => {
    configure(after);

    expect(terraform('plan', '-refresh=false')).toMatchObject({ status: 0 });
    expect(refusals(before, templates(stack('shop', shop(after)))).join()).not.toContain('provider-removed');
  });
});
