import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { runCommandLine } from '../../../cli/command-line';
import { PermissionRecord } from '../../../emulator/authorization/permission-record';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../../emulator/emulator';
import { defineEnvironment } from '../../../environments';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeWithTools, toolchain } from '../../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const REGION = 'eu-west-1';
const UNIT = 'ou-ab12-guests01';

const ENVIRONMENT = defineEnvironment({
  name: 'live',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 's3', bucket: 'certfleet-trial-state', region: REGION },
  sharedServices: {
    accountId: SHARED,
    deployRoleArn: `arn:aws:iam::${SHARED}:role/certfleet-deploy`,
    region: REGION,
    zones: { 'example.com': { type: 'create' } },
  },
  applications: {
    shop: {
      accountId: SHOP,
      deployRoleArn: `arn:aws:iam::${SHOP}:role/certfleet-deploy`,
      regions: [REGION, 'us-east-1'],
    },
  },
  dnsValidation: {
    requesters: {
      guests: {
        organizationalUnitArns: [`arn:aws:organizations::999999999999:ou/o-certfleet01/${UNIT}`],
        regions: [REGION],
        domains: ['guests.example.com'],
        stackSets: {},
      },
    },
  },
});

describeWithTools('doctor --live of accounts', () => {
  const folder = temporaryFolder('doctor-accounts');
  const callersEnvironment = { ...process.env };
  let emulator: Emulator | undefined;

  beforeAll(() => writeFileSync(join(folder, 'live.ts'), `export default ${JSON.stringify(ENVIRONMENT)};\n`));
  afterEach(async () => {
    process.env = { ...callersEnvironment };
    await emulator?.stop();
    emulator = undefined;
  });

  async function started(delegatedAdministrators: readonly string[]): Promise<Emulator> {
    const organization = { ...emulatedOrganization(ENVIRONMENT), delegatedAdministrators };
    const record = PermissionRecord.ofThisRun();
    record?.publish(ENVIRONMENT, undefined);
    emulator = await startEmulator(toolchain.python!, organization, { calls: record?.start });
    process.env = emulator.environment();
    return emulator;
  }

  async function doctor() {
    const terminal = recordedTerminal();
    const words = ['doctor', '--live', '--role-name', 'certfleet-reader', '--environments', folder];
    const exitCode = await runCommandLine([...words, '--resolver', '127.0.0.1:1'], terminal);
    return { exitCode, printed: terminal.printed.join('\n').split('\n') };
  }

  /** A trail in every Region, as its account has made it. */
  async function makeTrail({ endpoint }: Emulator, ReadWriteType: 'ReadOnly' | 'WriteOnly') {
    const of = { endpoint, region: REGION, credentials: await accountCredentials(endpoint, SHOP) };
    const bucket = {
      Bucket: 'shop-trail',
      CreateBucketConfiguration: { LocationConstraint: REGION },
    } as const;
    await new S3Client({ ...of, forcePathStyle: true }).send(new CreateBucketCommand(bucket));
    const client = new CloudTrailClient(of);
    const trail = { Name: 'audit', S3BucketName: 'shop-trail', IsMultiRegionTrail: true };
    await client.send(new CreateTrailCommand(trail));
    await client.send(new StartLoggingCommand({ Name: 'audit' }));
    await client.send(
      new PutEventSelectorsCommand({
        TrailName: 'audit',
        EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true }],
      }),
    );
  }

  test('is content with a trail and a delegated administrator, by the rights that are published for it', async () => {
    await makeTrail(await started([SHARED]), 'WriteOnly');
    expect(await doctor()).toEqual({
      exitCode: 0,
      printed: ['✓ account shared-services', '✓ account shop'],
    });
  });

  test('says what is missing, each with who can give it', async () => {
    await makeTrail(await started([]), 'ReadOnly');
    expect(await doctor()).toEqual({
      exitCode: 1,
      printed: [
        '✗ account shared-services',
        expect.stringMatching(
          new RegExp(
            `^  ✗ ${UNIT}: account ${SHARED} must be let look into .*AccessDeniedException: You don't have`,
          ),
        ),
        expect.stringMatching(
          new RegExp(`^  ✗ ${UNIT}: account ${SHARED} must be let deploy stack sets .*ValidationError`),
        ),
        '! account shop',
        expect.stringMatching(
          new RegExp(
            `^  ! ${REGION}, us-east-1: account ${SHOP} must have a trail .*got audit, which records none`,
          ),
        ),
      ],
    });
  });
});
