import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
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
import { type RecordedTerminal, recordedTerminal } from '../../support/recorded-terminal';
import { startRefusingSts } from '../../support/refusing-sts';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeWithTools, toolchain } from '../../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const BLOG = '333333333333';
const REGION = 'eu-west-1';
const access = (accountId: string) => ({
  accountId,
  deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
});

const ENVIRONMENT = defineEnvironment({
  name: 'live',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 's3', bucket: 'certfleet-trial-state', region: 'eu-west-1' },
  sharedServices: { ...access(SHARED), region: REGION, zones: { 'example.com': { type: 'create' } } },
  applications: {
    shop: {
      ...access(SHOP),
      regions: [REGION],
      domains: ['example.com'],
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com'],
        },
        later: { source: 'public', domainName: 'later.example.com' },
      },
    },
    blog: {
      ...access(BLOG),
      regions: [REGION],
      domains: ['example.com'],
      certificates: { web: { source: 'public', domainName: 'blog.example.com' } },
    },
  },
});

describeWithTools('certificates, asked from AWS', () => {
  const folder = temporaryFolder('live');
  const callersEnvironment = { ...process.env };
  let emulator: Emulator;
  let route53: Route53Client;
  let zoneId: string;

  beforeAll(async () => {
    ({ emulator } = await Deployment.start(ENVIRONMENT, { toolchain, folder }));
    process.env = emulator.environment();
    route53 = new Route53Client({
      region: REGION,
      credentials: await accountCredentials(emulator.endpoint, SHARED),
    });
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'a' }),
    );
    zoneId = HostedZone!.Id!;
    writeFileSync(join(folder, 'live.ts'), `export default ${JSON.stringify(ENVIRONMENT)};\n`);
    await request(SHOP, 'shop.example.com', '*.shop.example.com');
    await request(SHOP, 'stray.example.com');
  });
  afterAll(async () => {
    process.env = callersEnvironment;
    await emulator?.stop();
  });

  async function acm(accountId: string): Promise<ACMClient> {
    return new ACMClient({
      region: REGION,
      credentials: await accountCredentials(emulator.endpoint, accountId),
    });
  }

  async function request(
    accountId: string,
    DomainName: string,
    ...SubjectAlternativeNames: string[]
  ): Promise<string> {
    const { CertificateArn } = await (
      await acm(accountId)
    ).send(
      new RequestCertificateCommand({
        DomainName,
        ValidationMethod: 'DNS',
        ...(SubjectAlternativeNames.length > 0 ? { SubjectAlternativeNames } : {}),
      }),
    );
    return CertificateArn!;
  }

  /** Writes the records that a certificate waits for. */
  async function prove(accountId: string, CertificateArn: string): Promise<void> {
    const { Certificate } = await (
      await acm(accountId)
    ).send(new DescribeCertificateCommand({ CertificateArn }));
    for (const { ResourceRecord } of Certificate!.DomainValidationOptions!) {
      const { Name, Type, Value } = ResourceRecord!;
      const record = { Name, Type, TTL: 60, ResourceRecords: [{ Value }] };
      await route53.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId: zoneId,
          ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: record }] },
        }),
      );
    }
  }

  async function certfleet(command: string, ...args: string[]) {
    const terminal = recordedTerminal();
    return run(terminal, command, '--environments', folder, ...args);
  }

  async function run(terminal: RecordedTerminal, ...args: string[]) {
    const exitCode = await runCommandLine([...args, '--role-name', 'certfleet-reader'], terminal);
    return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
  }

  test('list --live tells what is pending, missing and declared by nobody', async () => {
    const { exitCode, printed, noted } = await certfleet(
      'list',
      'live',
      '--live',
      '--json',
      '--today',
      '2026-01-01',
    );
    const entries = JSON.parse(printed) as Array<Record<string, unknown>>;
    expect(noted).toBe('');
    expect(exitCode).toBe(0);
    expect(
      entries.map(
        ({ account, certificate, names, status }) =>
          `${String(account)} ${String(certificate)} ${String(names)} ${String(status)}`,
      ),
    ).toEqual([
      'shop web shop.example.com,*.shop.example.com pending',
      'shop later later.example.com missing',
      'shop undefined stray.example.com pending',
      'blog web blog.example.com missing',
    ]);
  });

  test('status names the record that is missing, and exits with 1', async () => {
    const { exitCode, printed } = await certfleet('status', 'shop/web');
    expect(exitCode).toBe(1);
    expect(printed).toMatch(
      /^live shop\/web eu-west-1: PENDING_VALIDATION\n {2}pending_validation: _[0-9a-f]{32}\.shop\.example\.com\. 300 IN CNAME _[0-9a-f]{32}\.[a-z.-]*acm-validations\.aws\.$/,
    );
  });

  test('wait ends when the record stands and the certificate is issued', async () => {
    const arn = await request(SHOP, 'later.example.com');
    const terminal = recordedTerminal();
    const waiting = run(terminal, 'wait', 'shop/later', '--interval', '1', '--environments', folder);
    await prove(SHOP, arn);
    const { exitCode, printed } = await waiting;
    expect(exitCode).toBe(0);
    expect(printed).toMatch(/shop\/later eu-west-1: ISSUED$/);
    expect((await certfleet('status', 'later')).exitCode).toBe(0);
  });

  test('wait is over when it is interrupted', async () => {
    const terminal = recordedTerminal();
    const waiting = run(terminal, 'wait', 'shop/web', '--interval', '30', '--environments', folder);
    while (terminal.printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    terminal.interrupt();
    expect((await waiting).exitCode).toBe(130);
  });

  test('an account that does not answer does not hide the others', async () => {
    const sts = await startRefusingSts(BLOG, emulator.endpoint);
    process.env.AWS_ENDPOINT_URL_STS = sts.endpoint;
    try {
      const { exitCode, printed, noted } = await certfleet('list', '--live', '--today', '2026-01-01');
      expect(exitCode).toBe(3);
      expect(printed).toContain('shop.example.com');
      expect(noted).toBe('account blog of live in eu-west-1 did not answer: AccessDenied: no \\u001b[2J');
    } finally {
      delete process.env.AWS_ENDPOINT_URL_STS;
      await sts.stop();
    }
  });
});
