import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { runCommandLine } from '../../cli/command-line';
import { accountCredentials } from '../../emulator/certificate-table';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { defineEnvironment } from '../../environments';
import { type DnsServer, TOP, startDnsServer } from '../support/dns-server';
import { recordedTerminal } from '../support/recorded-terminal';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const REGION = 'eu-west-1';

const ENVIRONMENT = defineEnvironment({
  name: 'live',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 'local', directory: 'state' },
  sharedServices: {
    accountId: SHARED,
    deployRoleArn: `arn:aws:iam::${SHARED}:role/certfleet-deploy`,
    region: REGION,
    zones: {
      'example.com': { type: 'create' },
      'example.net': { type: 'create' },
      'example.org': { type: 'create' },
    },
  },
  applications: {
    shop: {
      accountId: SHOP,
      deployRoleArn: `arn:aws:iam::${SHOP}:role/certfleet-deploy`,
      regions: [REGION],
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com'],
        },
        intern: { source: 'public', domainName: 'shop.example.org' },
        early: { source: 'public', domainName: 'shop.example.net' },
      },
    },
  },
});

describeWithTools('doctor --live', () => {
  const folder = temporaryFolder('doctor');
  const callersEnvironment = { ...process.env };
  let emulator: Emulator;
  let nameServers: readonly string[];
  let record: { readonly name: string; readonly value: string };
  let dns: DnsServer | undefined;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(ENVIRONMENT));
    const { endpoint } = emulator;
    process.env = emulator.environment();

    const route53 = new Route53Client({
      endpoint,
      region: REGION,
      credentials: await accountCredentials(endpoint, SHARED),
    });
    const open = await route53.send(
      new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'a' }),
    );
    nameServers = [...open.DelegationSet!.NameServers!].sort();
    await route53.send(
      new CreateHostedZoneCommand({
        Name: 'example.org',
        CallerReference: 'b',
        VPC: { VPCId: 'vpc-0123456789abcdef0', VPCRegion: REGION },
        HostedZoneConfig: { PrivateZone: true },
      }),
    );
    writeFileSync(join(folder, 'live.ts'), `export default ${JSON.stringify(ENVIRONMENT)};\n`);

    const acm = new ACMClient({
      endpoint,
      region: REGION,
      credentials: await accountCredentials(endpoint, SHOP),
    });
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({
        DomainName: 'shop.example.com',
        SubjectAlternativeNames: ['*.shop.example.com'],
        ValidationMethod: 'DNS',
      }),
    );
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    const { Name, Value } = Certificate!.DomainValidationOptions![0]!.ResourceRecord!;
    record = { name: Name!.slice(0, -1), value: Value!.slice(0, -1) };
  });
  afterAll(async () => {
    process.env = callersEnvironment;
    await emulator?.stop();
  });
  afterEach(async () => {
    await dns?.stop();
    dns = undefined;
  });

  async function doctor(certificate: string, hosts: readonly string[], records: readonly string[]) {
    dns = await startDnsServer({
      records: [
        ...TOP.filter((line) => !line.startsWith('example.com NS')),
        ...hosts.flatMap((host) => [`example.com NS ${host}`, `${host} A 127.0.0.1`]),
        ...records,
      ],
    });
    const terminal = recordedTerminal();
    const port = String(dns.port);
    const exitCode = await runCommandLine(
      [
        ...['doctor', certificate, '--live', '--environments', folder],
        ...['--resolver', `127.0.0.1:${port}`, '--name-server-port', port],
      ],
      terminal,
    );
    return { exitCode, printed: terminal.printed.join('\n').split('\n'), noted: terminal.noted };
  }

  test('is content where the zone and the records are as Route 53 and ACM have them', async () => {
    expect(await doctor('web', nameServers, [`${record.name} CNAME ${record.value}`])).toEqual({
      exitCode: 0,
      printed: ['✓ web (shop)'],
      noted: [],
    });
  });

  test('shows the validation record to add, once for a name and its wildcard', async () => {
    const { exitCode, printed } = await doctor('web', nameServers, []);
    expect(printed).toEqual([
      '✗ web (shop)',
      expect.stringContaining(`validation record ${record.name} must exist, got none`),
      `      ${record.name}. CNAME ${record.value}.`,
    ]);
    expect(exitCode).toBe(1);
  });

  test('finds the record of another account', async () => {
    const { printed } = await doctor('web', nameServers, [`${record.name} CNAME _other.acm-validations.aws`]);
    expect(printed).toEqual([
      '✗ web (shop)',
      expect.stringContaining(`must lead to ${record.value}, got _other.acm-validations.aws`),
      `      ${record.name}. CNAME ${record.value}.`,
    ]);
  });

  test('finds a delegation to another hosted zone, and shows the name servers of this one', async () => {
    const { exitCode, printed } = await doctor(
      'web',
      ['ns1.example.com'],
      [`${record.name} CNAME ${record.value}`],
    );
    expect(printed).toEqual([
      '✗ web (shop)',
      expect.stringContaining("must name the hosted zone's name servers, got ns1.example.com; take"),
      ...nameServers.map((server) => `      example.com. NS ${server}.`),
    ]);
    expect(exitCode).toBe(1);
  });

  test('finds a zone that is private', async () => {
    const { exitCode, printed } = await doctor('intern', nameServers, []);
    expect(printed).toContainEqual(
      expect.stringContaining('hosted zone example.org must be public, as ACM looks on the internet'),
    );
    expect(exitCode).toBe(1);
  });

  test('finds a zone that is not created yet, and says what could not be compared', async () => {
    const { exitCode, printed } = await doctor('early', nameServers, []);
    expect(printed).toContain('  not requested yet, so its validation records are not known');
    expect(printed).toContainEqual(
      expect.stringContaining(
        'hosted zone example.net must exist in account 111111111111, got none; deploy live-shared-services',
      ),
    );
    expect(exitCode).toBe(1);
  });

  test('says what could not be found out where AWS does not answer', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    const { exitCode, printed } = await doctor('web', nameServers, []);
    process.env.AWS_ENDPOINT_URL = emulator.endpoint;
    expect(printed).toContainEqual(
      expect.stringContaining(
        'AWS must answer for the certificate of shop.example.com in 222222222222, eu-west-1',
      ),
    );
    expect(exitCode).toBe(3);
  });
});
