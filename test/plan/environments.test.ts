import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from '../../emulator/deployment';
import type { Environment } from '../../environments';
import development from '../../environments/development';
import production from '../../environments/production';
import staging from '../../environments/staging';
import { describeWithTools, toolchain } from '../support/tools';

/**
 * The same environment for AWS provider 5, the version at hand. What stays unvalidated: the `region` argument and
 * `options.export` of provider 6, certificates that can be exported, and zones at Cloudflare.
 */
function forProvider5(environment: Environment): Environment {
  const zones = Object.fromEntries(
    Object.entries(environment.sharedServices.zones).map(([name, zone]) => [
      name,
      zone.type === 'cloudflare' ? ({ type: 'manual', recordsPublished: true } as const) : zone,
    ]),
  );
  return {
    ...environment,
    provider: { major: 5, version: '~> 5.100' },
    sharedServices: { ...environment.sharedServices, zones },
  };
}

describeWithTools('a plan by the real provider', () => {
  test.each([development, staging, production].map(forProvider5))(
    'shared services of $name validate and plan to create only',
    async (environment) => {
      const folder = mkdtempSync(join(tmpdir(), 'certfleet-plan-'));
      const deployment = await Deployment.start(environment, { toolchain, folder });
      try {
        const [sharedServices, ...applications] = await deployment.prepare(environment);
        await Promise.all(applications.map((stack) => stack.validate()));
        await sharedServices!.validate();
        const actions = new Set(Object.values(await sharedServices!.plannedActions()));
        expect(actions).toEqual(new Set(['create']));
      } finally {
        await deployment.emulator.stop();
      }
    },
  );
});
