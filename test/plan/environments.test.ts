import { Deployment } from '../../emulator/deployment';
import type { Application, Consumer, Environment } from '../../environments';
import development from '../../environments/development';
import production from '../../environments/production';
import staging from '../../environments/staging';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

/**
 * The same environment for AWS provider 5, the version at hand. What stays unvalidated by a real provider: the
 * `region` argument and `options.export` of provider 6, zones at Cloudflare, and certificates that are looked up.
 */
function forProvider5(environment: Environment): Environment {
  const { zones } = environment.sharedServices;
  return {
    ...environment,
    provider: { major: 5, version: '~> 5.100' },
    sharedServices: {
      ...environment.sharedServices,
      zones: mapValues(zones, (zone) =>
        zone.type === 'cloudflare' ? { type: 'manual', recordsPublished: true } : zone,
      ),
    },
    applications: mapValues(environment.applications, withoutLookedUp),
  };
}

/** Without certificates that must exist already, and what uses them. */
function withoutLookedUp(application: Application): Application {
  const { certificates = {}, consumers = {} } = application;
  const kept = Object.entries(certificates).filter(
    ([, { source }]) => source === 'public' || source === 'private',
  );
  const names = new Set(kept.map(([name]) => name));
  return {
    ...application,
    certificates: Object.fromEntries(kept),
    consumers: Object.fromEntries(
      Object.entries(consumers).filter(
        ([, consumer]: [string, Consumer]) => !('certificate' in consumer) || names.has(consumer.certificate),
      ),
    ),
  };
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  change: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

describeWithTools('plans by the real provider', () => {
  test.each([development, staging, production].map(forProvider5))(
    'every stack of $name validates and plans to create, and to create only',
    async (environment) => {
      const folder = temporaryFolder('plan');
      const deployment = await Deployment.start(environment, { toolchain, folder });
      try {
        const [sharedServices, ...applications] = await deployment.prepare(environment);
        await Promise.all([sharedServices!, ...applications].map((stack) => stack.validate()));
        expect(new Set(Object.values(await sharedServices!.plannedActions()))).toEqual(new Set(['create']));
        // Applications look up zones and shares, so shared services must stand.
        await sharedServices!.apply();
        for (const application of applications) {
          expect(new Set(Object.values(await application.plannedActions()))).toEqual(new Set(['create']));
        }
      } finally {
        await deployment.emulator.stop();
      }
    },
  );
});
