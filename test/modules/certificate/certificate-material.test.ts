import { generateKeyPairSync } from 'node:crypto';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import { FileMaterial, type FileMaterialProps, SecretMaterial } from '../../../modules/certificate';
import { dataSources, template, testStack } from '../../support/synth';

const PATHS = { certificatePath: 'certificate.pem', privateKeyPath: 'key.pem' };

/** A key that exists only while this test runs. */
function privateKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** The expressions of a material source, as Terraform will read them. */
function expressions(source: FileMaterial | SecretMaterial, stack = testStack()) {
  const { certificateBody, privateKey, certificateChain } = source.read(stack);
  new TerraformOutput(stack, 'body', { value: certificateBody });
  new TerraformOutput(stack, 'key', { value: privateKey });
  const made = template(stack);
  return { made, body: made.output!.body!.value, key: made.output!.key!.value, certificateChain };
}

describe('from files', () => {
  test('Terraform reads them, and treats the key as sensitive', () => {
    expect(expressions(new FileMaterial(PATHS))).toMatchObject({
      body: '${file("certificate.pem")}',
      key: '${sensitive(file("key.pem"))}',
      certificateChain: undefined,
    });
  });

  test.each<keyof FileMaterialProps>(['certificatePath', 'privateKeyPath', 'chainPath'])(
    'fails for PEM text as %s, without repeating any of it',
    (prop) => {
      let message = '';
      try {
        new FileMaterial({ ...PATHS, chainPath: 'chain.pem', [prop]: privateKeyPem() }).read(testStack());
      } catch (error) {
        message = (error as Error).message;
      }

      expect(message).toBe(
        `[test] ${prop} must be a path, got PEM text (not shown); write the text to a file and name the file`,
      );
    },
  );

  test.each([
    ['of one line with a PEM header', (pem: string) => pem.replaceAll('\n', ' ')],
    [
      'of several lines without a PEM header',
      (pem: string) => pem.replace(/^-.*-\n/, '').replace(/-.*-\n$/, ''),
    ],
  ])('fails for key text %s', (_form, written) => {
    const privateKeyPath = written(privateKeyPem());

    expect(() => new FileMaterial({ ...PATHS, privateKeyPath }).read(testStack())).toThrow(
      'privateKeyPath must be a path, got PEM text (not shown)',
    );
  });
});

describe('from a secret', () => {
  const reference = (made: ReturnType<typeof template>) => {
    const [address] = Object.keys(made.data!.aws_secretsmanager_secret_version!);
    return `jsondecode(data.aws_secretsmanager_secret_version.${address!}.secret_string)`;
  };

  test('Terraform reads its fields, without a chain', () => {
    const { made, body, key, certificateChain } = expressions(new SecretMaterial({ secretId: 'shop-tls' }));

    expect(dataSources(made, 'aws_secretsmanager_secret_version')).toEqual([
      expect.objectContaining({ secret_id: 'shop-tls' }),
    ]);
    expect(body).toBe(`\${${reference(made)}.certificate}`);
    expect(key).toBe(`\${${reference(made)}.privateKey}`);
    expect(certificateChain).toBeUndefined();
  });

  test('its fields, account and Region are as given', () => {
    const stack = testStack();
    const provider = new AwsProvider(stack, 'vault', { alias: 'vault' });
    const source = new SecretMaterial({
      secretId: 'shop-tls',
      at: { provider, region: 'eu-central-1' },
      certificateField: 'crt',
      privateKeyField: 'tls_key',
      chainField: 'ca',
    });
    const { made, body, key, certificateChain } = expressions(source, stack);

    expect(dataSources(made, 'aws_secretsmanager_secret_version')[0]).toMatchObject({
      provider: 'aws.vault',
      region: 'eu-central-1',
    });
    expect(body).toBe(`\${${reference(made)}.crt}`);
    expect(key).toBe(`\${${reference(made)}.tls_key}`);
    expect(certificateChain).toBeDefined();
  });
});
