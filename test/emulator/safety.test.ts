import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatedEnvironment } from '../../emulator/emulator';
import { cliConfiguration, findProviderMirror, findToolchain } from '../../emulator/toolchain';
import { temporaryFolder } from '../support/temporary-folder';

test('nothing of the caller that could reach a real account gets to Terraform', () => {
  const environment = emulatedEnvironment('http://127.0.0.1:5000', {
    PATH: '/bin',
    AWS_PROFILE: 'production',
    AWS_ACCESS_KEY_ID: 'real',
    AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
    TF_VAR_secret: 'x',
    CLOUDFLARE_API_TOKEN: 'x',
  });
  expect(environment).toMatchObject({
    PATH: '/bin',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:5000',
    AWS_ACCESS_KEY_ID: 'emulated',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  for (const name of ['AWS_PROFILE', 'AWS_ENDPOINT_URL_S3', 'TF_VAR_secret', 'CLOUDFLARE_API_TOKEN']) {
    expect(environment).not.toHaveProperty(name);
  }
});

test.each(['https://sts.amazonaws.com', 'http://10.0.0.1:5000', 'http://127.0.0.1.example.com'])(
  'fails for an endpoint that is not on loopback: %s',
  (endpoint) => {
    expect(() => emulatedEnvironment(endpoint, {})).toThrow('the emulator must be on loopback');
  },
);

test('says which tools are missing and how to get them', () => {
  const { missing, terraform, python } = findToolchain({ PATH: '/nowhere', HOME: '/nowhere' });
  expect([terraform, python]).toEqual([undefined, undefined]);
  expect(missing).toEqual([
    { name: 'Terraform or OpenTofu', howToGet: expect.stringContaining('TERRAFORM_BINARY_NAME') },
    { name: 'moto for Python 3', howToGet: expect.stringContaining('pip install') },
  ]);
});

test('takes the provider from a named mirror, and only if it holds one', () => {
  const folder = temporaryFolder('mirror');
  expect(findProviderMirror({ CERTFLEET_PROVIDER_MIRROR: folder })).toBeUndefined();
  mkdirSync(join(folder, 'registry.terraform.io/hashicorp/aws'), { recursive: true });
  expect(findProviderMirror({ CERTFLEET_PROVIDER_MIRROR: folder })).toBe(folder);
  expect(cliConfiguration(folder)).toContain(JSON.stringify(folder));
  expect(cliConfiguration(undefined)).toBe('');
});

test('keeps the newest provider running that a mirror has unpacked for this machine', () => {
  const folder = temporaryFolder('mirror');
  const environment = { PATH: '/nowhere', CERTFLEET_PROVIDER_MIRROR: folder };
  const versions = join(folder, 'registry.terraform.io/hashicorp/aws');
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(versions, 'terraform-provider-aws_7.0.0_linux_amd64.zip'), '');
  expect(findToolchain(environment).provider).toBeUndefined();

  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  for (const path of [`5.9.0/${platform}`, `5.100.0/${platform}`, '6.0.0/plan9_mips']) {
    mkdirSync(join(versions, path), { recursive: true });
    for (const file of ['LICENSE.txt', 'terraform-provider-aws_v5'])
      writeFileSync(join(versions, path, file), '');
  }
  expect(findToolchain(environment).provider).toBe(
    join(versions, '5.100.0', platform, 'terraform-provider-aws_v5'),
  );
});
