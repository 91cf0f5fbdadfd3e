import { Deployment } from '../../emulator/deployment';
import type { TerraformStackRun } from '../../emulator/terraform';
import type { Application, Certificate, Environment } from '../../environments';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';
import { SERVICE_CASES } from '../services';
import type { ServiceCase } from '../services/service-case';
import { environment, shop } from './transitions/environments';

type Actions = Readonly<Record<string, string>>;

/** Part of a case's title: only those are applied, to work on one of them. */
const wanted = process.env['CERTFLEET_SERVICE'] ?? '';
const CASES = SERVICE_CASES.filter(({ title }) => title.includes(wanted));

const consumers = Object.assign({}, ...CASES.map((each) => each.consumers)) as ServiceCase['consumers'];
const web: Certificate = {
  source: 'public',
  domainName: '*.example.com',
  regions: ['eu-west-1', 'us-east-1'],
};
const before = { web };
/** The other name is proved by the same record. */
const after = { web: { ...web, subjectAlternativeNames: ['example.com'] } };

function withShop(
  certificates: Application['certificates'],
  services: ServiceCase['consumers'],
): Environment {
  return environment({
    shop: shop({
      regions: ['eu-west-1', 'us-east-1'],
      certificates,
      consumers: services,
    }),
  });
}

/** What is done to the resources of a case, as `type action`, in alphabetical order. */
function done(actions: Actions, { consumers: own }: ServiceCase): string[] {
  const scopes = Object.keys(own).map((name) => `.Consumers_${name}_`);
  return Object.entries(actions)
    .filter(([address]) => scopes.some((scope) => address.includes(scope)))
    .map(([address, action]) => `${address.split('.')[0]} ${action}`)
    .sort();
}

describeWithTools('services that use a certificate', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    const folder = temporaryFolder('services');
    deployment = await Deployment.start(withShop(before, consumers), { toolchain, folder });
    const [sharedServices] = await deployment.prepare(withShop(before, consumers));
    await sharedServices!.apply();
  });
  afterAll(() => deployment?.emulator.stop());

  async function apply(target: Environment): Promise<{ planned: Actions; second: Actions }> {
    const stack = (await deployment.prepare(target)).at(-1) as TerraformStackRun;
    const planned = await stack.plannedActions();
    // Not what the plan role planned: the deploy role reads for itself, as it does for `cdktf deploy`.
    await stack.apply();
    return { planned, second: await stack.plannedActions() };
  }

  const each = (verb: string) => (service: ServiceCase) => service.created.map((type) => `${type} ${verb}`);
  describe.each([
    { step: 'made', target: withShop(before, consumers), expected: each('create'), isThere: true },
    {
      step: 'given another certificate, the old one deleted',
      target: withShop(after, consumers),
      expected: ({ recertified }: ServiceCase) => recertified,
      isThere: true,
    },
    { step: 'taken out', target: withShop(after, {}), expected: each('delete'), isThere: false },
    { step: 'put back', target: withShop(after, consumers), expected: each('create'), isThere: true },
    {
      step: 'taken out with its certificate',
      target: withShop({}, {}),
      expected: each('delete'),
    },
  ])('$step, the second plan empty', ({ target, expected, isThere }) => {
    let plans: { planned: Actions; second: Actions };

    beforeAll(async () => {
      plans = await apply(target);
    });

    test.each(CASES)('$title', async (service) => {
      expect(done(plans.planned, service)).toEqual(expected(service));
      expect(done(plans.second, service)).toEqual([]);
      if (isThere) await service.then?.(deployment);
    });

    test('nothing else is left to do', () => expect(plans.second).toEqual({}));
  });
});
