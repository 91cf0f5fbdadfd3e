import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment } from '../../emulator/deployment';
import type { Plan, TerraformStackRun } from '../../emulator/terraform';
import type { Consumer, SharedServices } from '../../environments';
import { consumerForm } from '../../environments/consumers';
import { serviceOf } from '../../fleet/services';
import { environment, shop } from '../apply/transitions/environments';
import { PLANNED_CASES, SERVICE_CASES } from '../services';
import type { PlannedCase } from '../services/service-case';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

/** Applied as well: what this way of planning tells of them is known. */
const KNOWN = ['amplify-domain', 'iot-domain', 'lattice-service'];
const CASES = [...SERVICE_CASES.filter(({ title }) => KNOWN.includes(title)), ...PLANNED_CASES].filter(
  ({ recertified }) => recertified !== undefined,
);

/** What takes a kind that would be replaced out of Terraform's protection. */
function interruptible(consumer: Consumer): Consumer {
  const { success, data } = consumerForm.safeParse({ ...consumer, interruptible: true });
  return success ? data : consumer;
}

const consumers = Object.fromEntries(
  CASES.flatMap((each) => Object.entries(each.consumers)).map(([name, consumer]) => [
    name,
    interruptible(consumer),
  ]),
);

const certificateAuthorities: SharedServices['certificateAuthorities'] = {
  issuing: {
    commonName: 'Example CA',
    validityYears: 5,
    revocation: { type: 'ocsp' },
    shareWith: { organization: true },
  },
};

/** A public certificate `web`, and `internal` of a private CA, both with more names if there are others. */
const withCertificates = (others: readonly string[], entries: PlannedCase['consumers']) =>
  environment(
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
  );

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

describeWithTools('another certificate, planned from a state that was not applied', () => {
  let deployment: Deployment;
  let actions: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const folder = temporaryFolder('recertified');
    deployment = await Deployment.start(withCertificates([], consumers), { toolchain, folder });
    await deployment.apply(await deployment.prepare(withCertificates([], {})));
    const made = (await deployment.prepare(withCertificates([], consumers))).at(-1) as TerraformStackRun;
    const added = stateOf((await made.plan()) as WholePlan);
    const [file] = readdirSync(folder).filter((name) => name.endsWith('shop.tfstate'));
    const state = JSON.parse(readFileSync(join(folder, file!), 'utf8')) as { resources: object[] };
    writeFileSync(
      join(folder, file!),
      JSON.stringify({ ...state, resources: [...state.resources, ...added] }),
    );

    const another = withCertificates(['example.com'], consumers);
    const stack = (await deployment.prepare(another)).at(-1) as TerraformStackRun;
    const { resource_changes: changes } = (await stack.plan('-refresh=false')) as WholePlan;
    actions = Object.fromEntries(
      changes.filter(servesCertificates).map(({ address, change }) => [address, change.actions.join('-')]),
    );
  });
  afterAll(() => deployment?.emulator.stop());

  test.each(CASES)('$title', ({ consumers: own, recertified }) => {
    const scopes = Object.keys(own).map((name) => `.Consumers_${name}_`);
    const done = Object.entries(actions)
      .filter(([address]) => scopes.some((scope) => address.includes(scope)))
      .map(([address, action]) => `${address.split('.')[0]} ${action}`);
    expect(done.sort()).toEqual(
      recertified!.filter((line) => servesCertificates({ type: line.split(' ')[0]! })),
    );
  });
});
