import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { AcmeAccountBinding, AcmeEndpoint, type AcmeEndpointProps } from '../../modules/hosts';
import { testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const { accountId, regions } = local.applications.shop!;
const [region] = regions;
const ONE_DOMAIN = { 'example.com': { subdomains: true, hostedZoneId: 'Z0123456789ABCDEFGHIJ' } };

/** An endpoint, and the binding of a client. */
function acmeStack(domains: AcmeEndpointProps['domains'], interruptible: boolean): TerraformStack {
  const stack = new TerraformStack(testApp(), 'acme');
  new AwsProvider(stack, 'aws', {
    region,
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/deploy` }],
  });
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  const { acmeEndpointArn, endpointUrl } = new AcmeEndpoint(stack, 'Acme', {
    stackName: 'shop-acme',
    domains,
    interruptible,
  });
  const { bindingArn } = new AcmeAccountBinding(stack, 'Web', {
    bindingName: 'shop-acme-web',
    acmeEndpointArn,
    domainNames: ['*.example.com'],
  });
  new TerraformOutput(stack, 'told', { value: { acmeEndpointArn, endpointUrl, bindingArn } });
  return stack;
}

describeWithTools('an ACME endpoint and the binding of a client', () => {
  let emulator: Emulator;
  let run: TerraformStackRun;

  async function prepare(domains: AcmeEndpointProps['domains'], interruptible = false): Promise<void> {
    const synthesized = temporaryFolder('acme-synthesized');
    writeFileSync(join(synthesized, 'cdk.tf.json'), Testing.synth(acmeStack(domains, interruptible), true));
    await run.prepare(synthesized);
  }

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    run = new TerraformStackRun('acme', {
      toolchain,
      emulator,
      folder: join(temporaryFolder('acme'), 'run'),
    });
    await prepare(ONE_DOMAIN);
    await run.apply();
  });

  afterAll(() => emulator?.stop());

  test('are applied, the second plan empty', async () => {
    expect(await run.plannedActions()).toEqual({});
  });

  test('tell where they are, and no key', async () => {
    const endpoint = `arn:aws:acm:${region}:${accountId}:acme-endpoint/[\\w-]+`;
    expect(await run.outputs()).toEqual({
      told: {
        acmeEndpointArn: expect.stringMatching(new RegExp(`^${endpoint}$`)) as string,
        endpointUrl: expect.stringMatching(/^https:.*\/directory$/) as string,
        bindingArn: expect.stringMatching(
          new RegExp(`^${endpoint}/acme-external-account-binding/[\\w-]+$`),
        ) as string,
      },
    });
  });

  test('prove another domain without touching the endpoint or its accounts', async () => {
    await prepare({ ...ONE_DOMAIN, 'other.example.com': {} });
    const actions = Object.entries(await run.plannedActions());
    expect(actions).toEqual([[expect.stringMatching(/^aws_cloudformation_stack\.Acme_Domains_/), 'update']]);
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
  });

  test('are not destroyed, unless that was allowed', async () => {
    await expect(run.destroy()).rejects.toThrow('Instance cannot be destroyed');
    await prepare(ONE_DOMAIN, true);
    await run.apply();
    await run.destroy();
  });
});
