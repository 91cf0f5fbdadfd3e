import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { runCommandLine } from '../../../cli/command-line';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import { Deployment } from '../../../emulator/deployment';
import type { Emulator } from '../../../emulator/emulator';
import local from '../../../environments/local';
import { type PlanEntry, planOf } from '../../support/plan';
import { recordedTerminal } from '../../support/recorded-terminal';
import { startRefusingSts } from '../../support/refusing-sts';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeWithTools, toolchain } from '../../support/tools';

const SHOP = '222222222222';

describeWithTools('review --live', () => {
  const folder = temporaryFolder('review');
  const callersEnvironment = { ...process.env };
  let emulator: Emulator;
  let deleted: PlanEntry;
  let arn: string;

  beforeAll(async () => {
    ({ emulator } = await Deployment.start(local, { toolchain, folder }));
    const { endpoint } = emulator;
    process.env = emulator.environment();
    writeFileSync(join(folder, 'local.ts'), `export default ${JSON.stringify(local)};\n`);

    const credentials = await accountCredentials(endpoint, SHOP);
    const acm = new ACMClient({ endpoint, region: 'us-east-1', credentials });
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({
        DomainName: 'hand.example.com',
        SubjectAlternativeNames: ['*.old.example.com'],
        ValidationMethod: 'DNS',
      }),
    );
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    const { Name, Value } = Certificate!.DomainValidationOptions!.at(-1)!.ResourceRecord!;
    arn = CertificateArn!;
    deleted = {
      address: 'aws_route53_record.old',
      before: { type: 'CNAME', zone_id: 'Z1', name: Name, fqdn: Name, records: [Value] },
      after: null,
    };
  });
  afterAll(async () => {
    process.env = callersEnvironment;
    await emulator?.stop();
  });

  async function review(stack: string, record: PlanEntry, ...args: string[]) {
    const file = join(folder, `${stack}.json`);
    writeFileSync(file, JSON.stringify(planOf({ resources: [record] }).plan));
    const terminal = recordedTerminal();
    const reader = args.includes('--live') ? ['--role-name', 'certfleet-reader'] : [];
    const command = ['review', file, '--environments', folder, ...args, ...reader];
    const exitCode = await runCommandLine(command, terminal);
    return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
  }

  test('names a certificate made by hand, in another Region, that renews by a record that goes', async () => {
    const { exitCode, printed, noted } = await review('local-shop', deleted, '--live');
    expect(printed).toContain(
      `The record that proves "old.example.com" is deleted, and the certificate for "hand.example.com (${arn})" still renews by it.`,
    );
    expect({ exitCode, noted }).toEqual({ exitCode: 1, noted: '' });
  });

  test('knows nothing of it without asking', async () => {
    expect((await review('local-shop', deleted)).exitCode).toBe(0);
  });

  test('asks nobody about a record that Terraform forgets', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    const { exitCode } = await review('local-shop', { ...deleted, actions: ['forget'] }, '--live');
    process.env.AWS_ENDPOINT_URL = emulator.endpoint;
    expect(exitCode).toBe(0);
  });

  test('says which account did not answer, and that it could not find out', async () => {
    const sts = await startRefusingSts(SHOP, emulator.endpoint);
    process.env.AWS_ENDPOINT_URL_STS = sts.endpoint;
    const { exitCode, noted } = await review('local-shop', deleted, '--live');
    delete process.env.AWS_ENDPOINT_URL_STS;
    await sts.stop();
    expect(exitCode).toBe(3);
    expect(noted.split('\n')).toEqual([
      expect.stringContaining('account shop of local in eu-west-1 did not answer: AccessDenied'),
      expect.stringContaining('account shop of local in us-east-1 did not answer: AccessDenied'),
    ]);
  });

  test('says that it did not ask for a stack of no environment', async () => {
    const { exitCode, noted } = await review('local-gone', deleted, '--live');
    expect(exitCode).toBe(3);
    expect(noted).toBe(
      'local-gone is no application of an environment file, so AWS was not asked; name the folder with --environments',
    );
  });
});
