import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  ACMClient,
  DescribeCertificateCommand,
  RequestCertificateCommand,
  type RequestCertificateCommandInput,
} from '@aws-sdk/client-acm';
import { DeleteServiceLinkedRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { runCommandLine } from '../../../cli/command-line';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import { Deployment } from '../../../emulator/deployment';
import type { Emulator } from '../../../emulator/emulator';
import { defineEnvironment } from '../../../environments';
import { type DnsServer, TOP, startDnsServer } from '../../support/dns-server';
import { recordedTerminal } from '../../support/recorded-terminal';
import { sharedAuthority } from '../../support/shared-authority';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeWithTools, toolchain } from '../../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const REGION = 'eu-west-1';
/** Of an earlier life of the account: no certificate tells of it any more. */
const LEFT_RECORD = `_${'7'.repeat(32)}.left.example.com`;

const ENVIRONMENT = defineEnvironment({
  name: 'live',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 's3', bucket: 'certfleet-trial-state', region: 'eu-west-1' },
  sharedServices: {
    accountId: SHARED,
    deployRoleArn: `arn:aws:iam::${SHARED}:role/certfleet-deploy`,
    region: REGION,
    zones: {
      'example.com': { type: 'create' },
      'example.net': { type: 'create' },
      'example.org': { type: 'create' },
      'example.edu': { type: 'manual' },
    },
    certificateAuthorities: {
      root: { commonName: 'Root', validityYears: 10, shareWith: { organization: true } },
    },
  },
  applications: {
    shop: {
      accountId: SHOP,
      deployRoleArn: `arn:aws:iam::${SHOP}:role/certfleet-deploy`,
      regions: [REGION, 'us-east-1'],
      domains: ['example.com', 'example.net', 'example.org', 'example.edu'],
      validationRecords: { 'taken.example.com': 'overwrite' },
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com'],
        },
        intern: { source: 'public', domainName: 'shop.example.org' },
        early: { source: 'public', domainName: 'shop.example.net' },
        claimed: { source: 'public', domainName: '*.claimed.example.com' },
        taken: { source: 'public', domainName: 'taken.example.com' },
        left: { source: 'public', domainName: 'left.example.com' },
        manual: { source: 'public', domainName: 'shop.example.edu' },
        orders: { source: 'private', domainName: 'orders.example.com', certificateAuthority: 'root' },
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
    ({ emulator } = await Deployment.start(ENVIRONMENT, { toolchain, folder }));
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
    const left = {
      Name: `${LEFT_RECORD}.`,
      Type: 'CNAME' as const,
      TTL: 300,
      ResourceRecords: [{ Value: '_v.acm-validations.aws.' }],
    };
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: open.HostedZone!.Id,
        ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: left }] },
      }),
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

    record = await request({
      DomainName: 'shop.example.com',
      SubjectAlternativeNames: ['*.shop.example.com'],
      Tags: [{ Key: 'certfleet:stack', Value: 'live-shop' }],
    });
  });
  afterAll(async () => {
    process.env = callersEnvironment;
    await emulator?.stop();
  });
  afterEach(async () => {
    await dns?.stop();
    dns = undefined;
  });

  /** Requests a certificate in the shop account; returns the record of its last name. */
  async function request(
    input: RequestCertificateCommandInput,
    region = REGION,
  ): Promise<{ readonly name: string; readonly value: string }> {
    const { endpoint } = emulator;
    const acm = new ACMClient({ endpoint, region, credentials: await accountCredentials(endpoint, SHOP) });
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({ ValidationMethod: 'DNS', ...input }),
    );
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    const { Name, Value } = Certificate!.DomainValidationOptions!.at(-1)!.ResourceRecord!;
    return { name: Name!.slice(0, -1), value: Value!.slice(0, -1) };
  }

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
        ...['doctor', certificate, '--live', '--role-name', 'certfleet-reader', '--environments', folder],
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

  test('warns of a record whose certificates are gone, and says the line to write', async () => {
    const { exitCode, printed } = await doctor('left', nameServers, []);
    expect(printed).toEqual([
      '! left (shop)',
      '  not requested yet, so its validation records are not known',
      `  ! left.example.com: zone example.com must not have the validation record that live-shop creates, got ${LEFT_RECORD}, ` +
        'which no certificate of account 222222222222 explains; where an earlier life of the account left it, ' +
        "have the stack take it over: write validationRecords: { 'left.example.com': 'overwrite' } in applications.shop; " +
        'where another account made it, leave it alone, as ACM gives each account a record of its own',
    ]);
    expect(exitCode).toBe(0);
  });

  describe('where a certificate made by hand has the name of one to come', () => {
    let made: { readonly name: string; readonly value: string };

    beforeAll(async () => {
      made = await request(
        { DomainName: 'hand.example.com', SubjectAlternativeNames: ['claimed.example.com'] },
        'us-east-1',
      );
    });

    test('finds that its record stands, and says the line to write', async () => {
      const { exitCode, printed } = await doctor('claimed', nameServers, [
        `${made.name} CNAME ${made.value}`,
      ]);
      expect(printed).toEqual([
        '✗ claimed (shop)',
        expect.stringMatching(
          new RegExp(
            `claimed.example.com: validation record ${made.name} must not stand before live-shop creates it, ` +
              'got one made for arn:aws:acm:us-east-1:222222222222:certificate/[0-9a-f-]+; ' +
              "have the stack take it over: write validationRecords: { 'claimed.example.com': 'overwrite' } in applications.shop",
          ),
        ),
      ]);
      expect(exitCode).toBe(1);
    });

    test.each([
      ['no record', []],
      ['a record of something else', ['CNAME elsewhere.example.net']],
    ])('says nothing of %s: the stack will create it', async (_what, values) => {
      const records = values.map((value) => `${made.name} ${value}`);
      expect(await doctor('claimed', nameServers, records)).toEqual({
        exitCode: 0,
        printed: ['✓ claimed (shop)'],
        noted: [],
      });
    });

    test('says nothing where the environment takes the record over', async () => {
      const taken = await request({ DomainName: 'taken.example.com' });
      const { exitCode, printed } = await doctor('taken', nameServers, [
        `${taken.name} CNAME ${taken.value}`,
      ]);
      expect(printed).toEqual(['✓ taken (shop)']);
      expect(exitCode).toBe(0);
    });

    test('shows the record to publish where others edit the zone, before the certificate is requested', async () => {
      const { name, value } = await request({ DomainName: 'shop.example.edu' });
      const zone = ['example.edu SOA', 'example.edu NS ns1.example.com'];
      const { printed } = await doctor('manual', nameServers, zone);
      expect(printed.at(-1)).toBe(`      ${name}. CNAME ${value}.`);
      expect((await doctor('manual', nameServers, [...zone, `${name} CNAME ${value}`])).printed).toEqual([
        '✓ manual (shop)',
      ]);
    });
  });

  describe('for a certificate from a CA of shared services', () => {
    const missing =
      'orders.example.com: account shop must have the role AWSServiceRoleForCertificateManager, or renewal fails with SLR_NOT_FOUND, got none in 222222222222; ';
    const create =
      'run aws iam create-service-linked-role --aws-service-name acm.amazonaws.com in the account';

    test('warns before the first request that ACM has no role to renew by', async () => {
      expect(await doctor('orders', nameServers, [])).toEqual({
        exitCode: 0,
        printed: [
          '! orders (shop)',
          `  ! ${missing}ACM creates it at the first request if the deploy role may; otherwise ${create}`,
        ],
        noted: [],
      });
    });

    test('is content once ACM has made its role, and finds that it was deleted', async () => {
      const { endpoint } = emulator;
      const CertificateAuthorityArn = await sharedAuthority(endpoint, {
        region: REGION,
        owner: SHARED,
        sharedWith: [SHOP],
      });
      const credentials = await accountCredentials(endpoint, SHOP);
      await new ACMClient({ endpoint, region: REGION, credentials }).send(
        new RequestCertificateCommand({ DomainName: 'orders.example.com', CertificateAuthorityArn }),
      );
      expect((await doctor('orders', nameServers, [])).printed).toEqual(['✓ orders (shop)']);

      await new IAMClient({ endpoint, region: REGION, credentials }).send(
        new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForCertificateManager' }),
      );
      expect(await doctor('orders', nameServers, [])).toMatchObject({
        exitCode: 1,
        printed: ['✗ orders (shop)', `  ✗ ${missing}${create}`],
      });
    });

    test('does not call the role missing where it may not look', async () => {
      const iam = createServer((_, answer) => {
        answer.writeHead(403, { 'content-type': 'text/xml' });
        answer.end(
          '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
        );
      });
      await new Promise<void>((resolve) => iam.listen(0, '127.0.0.1', resolve));
      process.env.AWS_ENDPOINT_URL_IAM = `http://127.0.0.1:${(iam.address() as AddressInfo).port}`;
      const { exitCode, printed } = await doctor('orders', nameServers, []);
      delete process.env.AWS_ENDPOINT_URL_IAM;
      iam.close();
      expect(printed.join('\n')).toMatch(
        /^\? orders \(shop\)\n.*AWS must answer for the role AWSServiceRoleForCertificateManager of account 222222222222, got AccessDenied: no;/,
      );
      expect(exitCode).toBe(3);
    });
  });

  test('says what could not be found out where AWS does not answer', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    const { exitCode, printed } = await doctor('web', nameServers, []);
    process.env.AWS_ENDPOINT_URL = emulator.endpoint;
    expect(printed).toContainEqual(
      expect.stringMatching(
        /AWS must answer for the certificates of account 222222222222 in (eu-west|us-east)-1, got/,
      ),
    );
    expect(exitCode).toBe(3);
  });
});
