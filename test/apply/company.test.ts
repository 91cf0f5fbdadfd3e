import { join } from 'node:path';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { emulatedRoles } from '../../emulator/authorization/emulated-roles';
import { Deployment, type Extension } from '../../emulator/deployment';
import type { TerraformStackRun } from '../../emulator/terraform';
import { type ApplicationZone, type Environment, defineEnvironment } from '../../environments';
import { OWN_POLICIES, ownParts } from '../company/own-parts';
import { OWN_PARTS, PARTS, type Part } from '../company/parts';
import { PLANNED_CASES } from '../services';
import {
  NOT_PLANNED,
  PLANNED_ONLY,
  appliedCompany,
  firstCompany,
  beforeSignature,
  plannedCompany,
  withSignature,
} from '../support/applicable-company';
import { company } from '../support/company';
import { ACCOUNTS, configOf, madeByOthers, makeZone, writeRecord } from '../support/company-surroundings';
import { OutsideRoot } from '../support/outside-root';
import { readersOf } from '../support/readers';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

/** What each stack does, by its account: the action of each address. */
type Actions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What clients reach of an application, by its entry. */
type Services = Readonly<
  Record<string, { readonly host_names: readonly string[]; readonly target_domain_name?: string }>
>;

/** What code adds to the company's stacks, and the company without it. */
const OWN: Extension = { extend: ownParts, policies: OWN_POLICIES };
const WITHOUT_OWN: Extension = { ...OWN, extend: () => undefined };

const withoutDot = (name: string) => name.replace(/\.$/, '');
const accountOf = ({ name }: TerraformStackRun) => name.replace(/^company-/, '');

describeWithTools('a company that uses everything', () => {
  const folder = temporaryFolder('company');
  let deployment: Deployment;
  /** As the files say, and as it is applied. */
  let planned: Environment;
  let whole: Environment;

  /** Plans and applies every stack, those it depends on first; then nothing is left to do. */
  async function apply(environment: Environment, extension = OWN): Promise<Actions> {
    const stacks = await deployment.prepare(environment, extension);
    const done: Array<[string, Record<string, string>]> = [];
    await deployment.inOrder(stacks, async (stack) => {
      done.push([accountOf(stack), await stack.plannedActions()]);
      await stack.applyPlanned();
    });
    const second = await Promise.all(stacks.map((stack) => stack.plannedActions()));
    expect(second).toEqual(second.map(() => ({})));
    return Object.fromEntries(done);
  }

  async function stackOf(account: string, environment: Environment): Promise<TerraformStackRun> {
    const stacks = await deployment.prepare(environment, OWN);
    return stacks.find((stack) => accountOf(stack) === account)!;
  }

  beforeAll(async () => {
    deployment = await Deployment.start(plannedCompany(), { toolchain, folder });
    planned = plannedCompany(await madeByOthers(deployment.emulator.endpoint));
  });
  afterAll(() => deployment?.emulator.stop());

  test('leaves out of the plan one zone with its certificate, and of the apply the kinds that the emulated AWS lacks', () => {
    const lacking = new Set(
      PLANNED_CASES.flatMap(({ consumers }) => Object.values(consumers)).map(({ type }) => type),
    );
    lacking.delete('transfer-server');
    const { zones } = company.sharedServices;
    const leftOut = Object.values(company.applications).flatMap(({ consumers = {} }) =>
      Object.entries(consumers).filter(([, { type }]) => lacking.has(type)),
    );
    expect(leftOut.map(([name]) => name).sort()).toEqual(PLANNED_ONLY);
    expect(Object.keys(zones).filter((name) => zones[name]!.type === 'cloudflare')).toEqual([
      NOT_PLANNED.zone,
    ]);
  });

  test("the company's root, outside AWS, signs by OpenSSL what shared services asks for", async () => {
    const sharedServices = await stackOf('shared-services', appliedCompany(beforeSignature(planned)));
    await sharedServices.apply();
    const { certificate_signing_requests: requests } = await sharedServices.outputs();
    const signed = new OutsideRoot().sign((requests as { readonly successor: string }).successor);
    planned = withSignature(planned, signed);
    whole = appliedCompany(planned);
    await stackOf('shared-services', firstCompany(whole));
    const installed = Object.entries(await sharedServices.plannedActions());
    await sharedServices.applyPlanned();
    expect(installed).toContainEqual([
      expect.stringMatching(/^aws_acmpca_certificate_authority_certificate\..*successor/),
      'create',
    ]);
    // The one that waits still waits.
    expect(Object.keys((await sharedServices.outputs())['certificate_signing_requests'] as object)).toContain(
      'waiting',
    );
  });

  test('what the emulated AWS lacks is planned by the real provider, to be created', async () => {
    const devices = await stackOf('devices', planned);
    await devices.validate();
    const actions = Object.entries(await devices.plannedActions());
    expect(new Set(actions.map(([, action]) => action))).toEqual(new Set(['create']));
    for (const name of PLANNED_ONLY) {
      expect(actions.filter(([address]) => address.includes(`.Consumers_${name}_`))).not.toEqual([]);
    }
  });

  test('so are its chats, in the plan of shared services', async () => {
    const sharedServices = await stackOf('shared-services', firstCompany(planned));
    await sharedServices.validate();
    const chats = Object.entries(await sharedServices.plannedActions()).filter(([address]) =>
      address.startsWith('aws_chatbot_'),
    );
    expect(chats.map(([address, action]) => `${address.split('.')[0]} ${action}`).sort()).toEqual([
      ...Array<string>(2).fill('aws_chatbot_slack_channel_configuration create'),
      ...Array<string>(2).fill('aws_chatbot_teams_channel_configuration create'),
    ]);
  });

  test('everything else is created, the second plan empty', async () => {
    const { 'shared-services': nothing, archive, ...made } = await apply(firstCompany(whole));
    expect([nothing, archive]).toEqual([{}, {}]);
    expect(Object.keys(made).sort()).toEqual(['devices', 'media', 'partner', 'shop']);
    for (const actions of Object.values(made)) {
      expect(new Set(Object.values(actions))).toEqual(new Set(['create']));
    }
  });

  test.each([
    ['shop', 'sharedServices', 'shop.example.com'],
    ['media', 'media', 'media.example.com'],
    ['devices', 'devices', 'files.devices.example.com'],
  ] as const)(
    'host names of the %s lead to its services, in the zones of the account %s',
    async (account, owner, known) => {
      const { services } = (await (await stackOf(account, firstCompany(whole))).outputs()) as {
        readonly services: Services;
      };
      const told = Object.values(services).flatMap(({ host_names, target_domain_name }) =>
        host_names.flatMap((name) => (target_domain_name === undefined ? [] : [[name, target_domain_name]])),
      );
      const found = await pointed(owner);
      expect(Object.keys(found)).toContain(known);
      expect(found).toEqual(expect.objectContaining(Object.fromEntries(told)));
    },
  );

  test('the alias of the shop resolves to the load balancer that Elastic Load Balancing tells', async () => {
    const elb = new ElasticLoadBalancingV2Client(
      await configOf(deployment.emulator.endpoint, ACCOUNTS.shop, 'eu-west-1'),
    );
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: ['shop'] }));
    expect((await pointed('sharedServices'))['shop.example.com']).toBe(LoadBalancers[0]!.DNSName);
  });

  /** What names point at in the zones of an account, by name: aliases, and CNAME records of services without a zone. */
  async function pointed(account: keyof typeof ACCOUNTS): Promise<Record<string, string>> {
    const route53 = new Route53Client(await configOf(deployment.emulator.endpoint, ACCOUNTS[account]));
    const { HostedZones = [] } = await route53.send(new ListHostedZonesCommand({}));
    const lists = HostedZones.map(({ Id }) =>
      route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: Id })),
    );
    const records = (await Promise.all(lists)).flatMap(({ ResourceRecordSets = [] }) => ResourceRecordSets);
    return Object.fromEntries(
      records.flatMap(({ Name = '', Type = '', AliasTarget, ResourceRecords = [] }) => {
        const target = AliasTarget?.DNSName ?? (Type === 'CNAME' ? ResourceRecords[0]?.Value : undefined);
        return target === undefined ? [] : [[withoutDot(Name), withoutDot(target)]];
      }),
    );
  }

  test('another stack reads what is handed over, in CDKTF and in HCL, and serves the certificate', async () => {
    const reader = await readersOf(whole, {
      accountId: ACCOUNTS.shop,
      deployment,
      standing: emulatedRoles(whole, whole, OWN_POLICIES),
      folder: join(folder, 'reader'),
    });
    await reader.apply();
    expect(await reader.plannedActions()).toEqual({});
    await reader.destroy();
  });

  /** What a change does to a part. */
  const doneTo = ({ account, addresses }: Pick<Part, 'account' | 'addresses'>, actions: Actions) => [
    ...new Set(
      Object.entries(actions[account] ?? {})
        .filter(([address]) => addresses.test(address))
        .map(([, action]) => action),
    ),
  ];

  describe('parts taken out at once, the second plan empty', () => {
    let done: Actions;

    beforeAll(async () => {
      await writeWhatIsShown();
      done = await apply(
        defineEnvironment(PARTS.reduce((environment, { out }) => out(environment), whole)),
        WITHOUT_OWN,
      );
    });

    test.each([...PARTS, OWN_PARTS])('$title', (part) => expect(doneTo(part, done)).toEqual(part.taken));

    test('while a record that is retained outlives its certificate', () => {
      expect(doneTo({ account: 'shop', addresses: /^aws_acm_certificate\.Certificates_old_/ }, done)).toEqual(
        ['delete'],
      );
      expect(
        doneTo({ account: 'shop', addresses: /^aws_route53_record\.ValidationRecords_\d+-oldshop/ }, done),
      ).toEqual([]);
    });

    test('while what waited for records that people write goes on', () => {
      expect(doneTo({ account: 'partner', addresses: /^aws_acm_certificate_validation\./ }, done)).toEqual([
        'create',
      ]);
      expect(doneTo({ account: 'devices', addresses: /firmware.*Verification/ }, done)).toEqual(['create']);
    });
  });

  describe('and put back, which is the company as its files say, the second plan empty', () => {
    let done: Actions;

    beforeAll(async () => {
      done = await apply(whole);
    });

    test.each([...PARTS, OWN_PARTS])('$title', (part) => expect(doneTo(part, done)).toEqual(part.back));
  });

  /** Writes the records that stacks show to people, where those edit the zones. */
  async function writeWhatIsShown(): Promise<void> {
    const { endpoint } = deployment.emulator;
    const first = firstCompany(whole);
    const { dns_records_to_create: shown } = await (await stackOf('partner', first)).outputs();
    const [record] = Object.values(
      shown as Readonly<Record<string, { readonly name: string; readonly value: string }>>,
    );
    const accountId = ACCOUNTS.zones;
    const partnerZone = await makeZone(endpoint, accountId, 'partner.example');
    await writeRecord(endpoint, { accountId, zoneId: partnerZone, type: 'CNAME', ...record! });

    const { endpoint_service_firmware: proof } = await (await stackOf('devices', first)).outputs();
    const { label, value } = proof as { readonly label: string; readonly value: string };
    const { zones } = whole.sharedServices;
    const own = zones['devices.example.com'] as ApplicationZone;
    await writeRecord(endpoint, {
      accountId: ACCOUNTS.devices,
      zoneId: own.hostedZoneId!,
      type: 'TXT',
      name: `${label}.firmware.devices.example.com`,
      value: `"${value}"`,
    });
  }
});
