import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment } from '../../emulator/deployment';
import type { Plan, TerraformStackRun } from '../../emulator/terraform';
import type { Environment, SharedServices } from '../../environments';
import { serviceOf } from '../../fleet/services';
import { environment, shop } from '../apply/transitions/environments';
import { PLANNED_CASES, SERVICE_CASES } from '../services';
import type { PlannedCase } from '../services/service-case';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

/** Applied as well: what this way of planning tells of them is known. */
const KNOWN = ['amplify-domain', 'iot-domain', 'lattice-service'];
const CASES = [...SERVICE_CASES.filter(({ title }) => KNOWN.includes(title)), ...PLANNED_CASES];

const consumers = Object.assign({}, ...CASES.map((each) => each.consumers)) as PlannedCase['consumers'];

const certificateAuthorities: SharedServices['certificateAuthorities'] = {
  issuing: {
    commonName: 'Example CA',
    validityYears: 5,
    revocation: { type: 'ocsp' },
    shareWith: { organization: true },
  },
};

/**
 * A public certificate `web`, and `internal` of a private CA, both with more names if there are others. The states are
 * files, into which a test may write what the emulated AWS cannot make.
 */
const withCertificates = (others: readonly string[], entries: PlannedCase['consumers']): Environment => ({
  ...environment(
    {
      shop: shop({
        regions: ['eu-west-1', 'us-east-1'],
        certificates: {
          web: {
            source: 'public',
            domainName: '*.example.com',
            subjectAlternativeNames: others,
            regions: ['eu-west-1', 'us-east-1'],
          },
          internal: {
            source: 'private',
            certificateAuthority: 'issuing',
            domainName: '*.internal.example.com',
            subjectAlternativeNames: others,
          },
        },
        consumers: entries,
      }),
    },
    { certificateAuthorities },
  ),
  backend: { type: 'local', directory: '../../../state' },
});

type Actions = Readonly<Record<string, string>>;

/** A resource of a plan that has a certificate, as far as a state needs it. */
interface Planned {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly change: { readonly actions: readonly string[]; readonly after: object };
}

interface WholePlan extends Plan {
  readonly resource_changes: readonly Planned[];
  readonly planned_values: {
    readonly root_module: {
      readonly resources: ReadonlyArray<{ readonly address: string; readonly schema_version: number }>;
    };
  };
  readonly configuration: {
    readonly root_module: {
      readonly resources: ReadonlyArray<{ readonly address: string; readonly provider_config_key: string }>;
    };
  };
}

const servesCertificates = ({ type }: { readonly type: string }) =>
  (serviceOf(type)?.certificateArguments.length ?? 0) > 0;

/** What a state says of the resources that a plan makes and that have certificates, once they are there. */
function stateOf({ resource_changes, planned_values, configuration }: WholePlan): object[] {
  return resource_changes
    .filter(({ change }) => change.actions.includes('create'))
    .filter(servesCertificates)
    .map(({ address, type, name, provider_name, change }) => {
      const { schema_version } = planned_values.root_module.resources.find(
        (each) => each.address === address,
      )!;
      const { provider_config_key } = configuration.root_module.resources.find(
        (each) => each.address === address,
      )!;
      const [, alias] = provider_config_key.split('.');
      return {
        mode: 'managed',
        type,
        name,
        provider: `provider["${provider_name}"]${alias === undefined ? '' : `.${alias}`}`,
        instances: [{ schema_version, attributes: { ...change.after, id: address } }],
      };
    });
}

describeWithTools('services that the emulated AWS does not carry, planned by the real provider', () => {
  let deployment: Deployment;
  let made: Actions;
  let recertified: Actions;

  beforeAll(async () => {
    const folder = temporaryFolder('recertified');
    deployment = await Deployment.start(withCertificates([], consumers), { toolchain, folder });
    await deployment.apply(await deployment.prepare(withCertificates([], {})));
    const stack = (await deployment.prepare(withCertificates([], consumers))).at(-1) as TerraformStackRun;
    await stack.validate();
    const first = (await stack.plan()) as WholePlan;
    made = actionsOf(first);
    const added = stateOf(first);
    const [file] = readdirSync(folder).filter((name) => name.endsWith('shop.tfstate'));
    const state = JSON.parse(readFileSync(join(folder, file!), 'utf8')) as { resources: object[] };
    writeFileSync(
      join(folder, file!),
      JSON.stringify({ ...state, resources: [...state.resources, ...added] }),
    );

    const another = withCertificates(['example.com'], consumers);
    await deployment.prepare(another);
    recertified = actionsOf((await stack.plan('-refresh=false')) as WholePlan, servesCertificates);
  });
  afterAll(() => deployment?.emulator.stop());

  test.each(CASES)('$title is made', ({ consumers: own, created }) => {
    expect(doneTo(own, made)).toEqual(created.map((type) => `${type} create`));
  });

  test('what stands is left as it is', () => {
    expect(new Set(Object.values(made))).toEqual(new Set(['create']));
  });

  test.each(CASES)('$title is given another certificate, in a state that was not applied', (service) => {
    expect(doneTo(service.consumers, recertified)).toEqual(
      service.recertified.filter((line) => servesCertificates({ type: line.split(' ')[0]! })),
    );
  });
});

/** What is done to the resources of a case, as `type action`, in alphabetical order. */
function doneTo(own: PlannedCase['consumers'], actions: Actions): string[] {
  const scopes = Object.keys(own).map((name) => `.Consumers_${name}_`);
  return Object.entries(actions)
    .filter(([address]) => scopes.some((scope) => address.includes(scope)))
    .map(([address, action]) => `${address.split('.')[0]} ${action}`)
    .sort();
}

/** What a plan does, by address. */
function actionsOf(
  { resource_changes }: WholePlan,
  isMeant: (change: Planned) => boolean = () => true,
): Record<string, string> {
  return Object.fromEntries(
    resource_changes
      .filter(isMeant)
      .map(({ address, change }): [string, string] => [address, change.actions.join('-')])
      .filter(([, action]) => action !== 'no-op' && action !== 'read'),
  );
}
