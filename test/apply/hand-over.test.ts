import { Deployment } from '../../emulator/deployment';
import type { TerraformStackRun } from '../../emulator/terraform';
import type { Environment } from '../../environments';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';
import { environment, listener, publicCertificate, shop } from './transitions/environments';

function trial(name: string, keyAlgorithm: 'RSA_2048' | 'EC_prime256v1' = 'RSA_2048'): Environment {
  return {
    ...environment({
      shop: shop({
        certificates: { [name]: { ...publicCertificate('shop.example.com'), keyAlgorithm } },
        consumers: { web: listener([name], ['shop.example.com']) },
      }),
    }),
    handOver: {},
  };
}

describeWithTools('what stacks hand over', () => {
  let deployment: Deployment;
  let applied: TerraformStackRun;

  async function apply(target: Environment): Promise<Record<string, string>> {
    const stacks = await deployment.prepare(target);
    applied = stacks.at(-1)!;
    await stacks[0]!.apply();
    const actions = await applied.plannedActions();
    await applied.applyPlanned();
    expect(await applied.plannedActions()).toEqual({});
    return Object.fromEntries(Object.entries(actions).filter(([address]) => address.includes('Sections_')));
  }

  beforeAll(async () => {
    const folder = temporaryFolder('hand-over');
    deployment = await Deployment.start(trial('web'), { toolchain, folder });
    await apply(trial('web'));
  });
  afterAll(() => deployment?.emulator.stop());

  test('outputs tell the ARN by name and Region, and where the service answers', async () => {
    expect(await applied.outputs()).toEqual({
      certificates: {
        web: { 'eu-west-1': expect.stringMatching(/^arn:aws:acm:eu-west-1:222222222222:certificate\//) },
      },
      services: {
        web: {
          host_names: ['shop.example.com'],
          target_domain_name: expect.stringMatching(/^shop-1\.eu-west-1\.elb\.amazonaws\.com$/),
          target_hosted_zone_id: expect.stringMatching(/^Z/),
        },
      },
    });
  });

  test('another certificate under the same name is told in place', async () => {
    const actions = await apply(trial('web', 'EC_prime256v1'));
    expect(Object.values(actions)).toEqual(['update']);
  });

  test('another name of the certificate is another parameter', async () => {
    const actions = await apply(trial('shop', 'EC_prime256v1'));
    expect(Object.values(actions).sort()).toEqual(['create', 'delete']);
  });

  test('what is switched off is taken out, and put back', async () => {
    const off = await apply({ ...trial('shop', 'EC_prime256v1'), handOver: { parameters: false } });
    expect(new Set(Object.values(off))).toEqual(new Set(['delete']));
    const on = await apply(trial('shop', 'EC_prime256v1'));
    expect(Object.values(on)).toEqual(Object.values(off).map(() => 'create'));
  });
});
