import { Deployment } from '../../emulator/deployment';
import type { TerraformStackRun } from '../../emulator/terraform';
import type { SharedServices } from '../../environments';
import { environment, shop } from '../apply/transitions/environments';
import { PLANNED_CASES } from '../services';
import type { PlannedCase } from '../services/service-case';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const consumers = Object.assign(
  {},
  ...PLANNED_CASES.map((each) => each.consumers),
) as PlannedCase['consumers'];

const certificateAuthorities: SharedServices['certificateAuthorities'] = {
  root: { commonName: 'Example Root CA', organizationName: 'Example', validityYears: 10 },
  issuing: {
    parent: 'root',
    commonName: 'Example Issuing CA',
    organizationName: 'Example',
    validityYears: 5,
    revocation: { type: 'ocsp' },
    shareWith: { organization: true },
  },
};

/** The certificates stand, so that a plan knows their ARNs. */
const withConsumers = (entries: PlannedCase['consumers']) =>
  environment(
    {
      shop: shop({
        regions: ['eu-west-1', 'us-east-1'],
        certificates: {
          web: { source: 'public', domainName: '*.example.com', regions: ['eu-west-1', 'us-east-1'] },
          internal: {
            source: 'private',
            certificateAuthority: 'issuing',
            domainName: '*.internal.example.com',
          },
        },
        consumers: entries,
      }),
    },
    { certificateAuthorities },
  );

describeWithTools('services that the emulated AWS does not carry', () => {
  let deployment: Deployment;
  let planned: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const folder = temporaryFolder('planned-services');
    deployment = await Deployment.start(withConsumers(consumers), { toolchain, folder });
    await deployment.apply(await deployment.prepare(withConsumers({})));
    const stack = (await deployment.prepare(withConsumers(consumers))).at(-1) as TerraformStackRun;
    await stack.validate();
    planned = await stack.plannedActions();
  });
  afterAll(() => deployment?.emulator.stop());

  test.each(PLANNED_CASES)('$title is planned by the real provider', ({ consumers: own, created }) => {
    const scopes = Object.keys(own).map((name) => `.Consumers_${name}_`);
    const actions = Object.entries(planned)
      .filter(([address]) => scopes.some((scope) => address.includes(scope)))
      .map(([address, action]) => `${address.split('.')[0]} ${action}`)
      .sort();
    expect(actions).toEqual(created.map((type) => `${type} create`));
  });

  test('what stands is left as it is', () =>
    expect(new Set(Object.values(planned))).toEqual(new Set(['create'])));
});
