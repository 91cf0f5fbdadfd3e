import { join } from 'node:path';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { App } from 'cdktf';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { AppRunnerDomain } from '../../modules/consumers';
import { testStack } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

describeWithTools('App Runner domains, planned by the real provider', () => {
  test('the number of their records is known before the certificate is', async () => {
    const stack = testStack();
    const { validationRecords } = new AppRunnerDomain(stack, 'Shop', {
      serviceArn: 'arn:aws:apprunner:eu-west-1:222222222222:service/shop/8fe1e10304f84fd2b0df550fe98a71fa',
      domainName: 'shop.example.com',
      enableWwwSubdomain: true,
    });
    validationRecords.forEach(
      ({ name, type, value }, index) =>
        new Route53Record(stack, `Proof-${index}`, {
          zoneId: 'Z0123456789ABCDEFGHIJ',
          name,
          type,
          ttl: 300,
          records: [value],
        }),
    );
    // The version at hand.
    stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
    const app = App.of(stack);
    app.synth();

    const emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    try {
      const run = new TerraformStackRun('app-runner', {
        toolchain,
        emulator,
        folder: temporaryFolder('app-runner'),
      });
      await run.prepare(join(app.outdir, 'stacks', stack.node.id));
      await run.validate();
      expect(Object.values(await run.plannedActions())).toEqual(['create', 'create', 'create', 'create']);
    } finally {
      await emulator.stop();
    }
  });
});
