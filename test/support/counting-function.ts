import {
  CreateBucketCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { accountCredentials } from '../../emulator/authorization/sessions';
import type { Emulator } from '../../emulator/emulator';
import { keptInventory } from '../../emulator/kept-inventory';
import { censusStatements } from '../../modules/automation/census-rights';
import { readerPolicies } from '../../modules/automation/function-roles';
import {
  CENSUS_ACCOUNTS_KEY,
  CENSUS_DIMENSIONS,
  CENSUS_VARIABLE,
  type CensusConfiguration,
  type CensusedAccounts,
  type InventoryLine,
  QUEUE_VARIABLE,
  censusPartKey,
} from '../../modules/core';
import { QueueDrivenFunction } from './queue-driven-function';

const HUB = '111111111111';
const REGION = 'eu-west-1';
const NAME = 'certfleet-local-census';
const READER = `${NAME}-reader`;
const BUCKET = 'certfleet-local-census';

/** The function that counts, in the account 111111111111 of an emulated organization, as its module makes it. */
export class CountingFunction {
  private constructor(
    public readonly made: QueueDrivenFunction,
    private readonly s3: S3Client,
    private readonly emulator: Emulator,
  ) {}

  public static async of(
    emulator: Emulator,
    accounts: readonly CensusedAccounts[],
  ): Promise<CountingFunction> {
    const { endpoint } = emulator;
    const s3 = new S3Client({
      endpoint,
      region: REGION,
      forcePathStyle: true,
      credentials: await accountCredentials(endpoint, HUB),
    });
    await s3.send(
      new CreateBucketCommand({
        Bucket: BUCKET,
        CreateBucketConfiguration: { LocationConstraint: REGION },
      }),
    );
    const configuration: CensusConfiguration = {
      environment: 'local',
      region: REGION,
      bucketName: BUCKET,
      readerRoleName: READER,
      metricsBy: CENSUS_DIMENSIONS,
    };
    const made = await QueueDrivenFunction.of(emulator, {
      accountId: HUB,
      name: NAME,
      code: 'census',
      statements: [
        ...censusStatements({
          partition: 'aws',
          bucketName: BUCKET,
          readerRoleName: READER,
          organizationId: 'o-certfleet01',
        }),
        { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: `arn:aws:sqs:${REGION}:${HUB}:${NAME}` },
      ],
      variables: {
        [CENSUS_VARIABLE]: JSON.stringify(configuration),
        [QUEUE_VARIABLE]: `${endpoint}/${HUB}/${NAME}`,
      },
      receives: 3,
    });
    const counting = new CountingFunction(made, s3, emulator);
    await counting.count(accounts);
    await made.makeQueue();
    return counting;
  }

  /** Says what is counted from now on. */
  public async count(accounts: readonly CensusedAccounts[]): Promise<void> {
    await this.s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: CENSUS_ACCOUNTS_KEY, Body: JSON.stringify(accounts) }),
    );
  }

  /** Lets it into an account. */
  public async enter(accountId: string): Promise<void> {
    const owner = { accountId: HUB, region: REGION, functionName: NAME };
    const { trust, rights } = readerPolicies(owner, { partition: 'aws', accountId }, 'counts certificates');
    const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
    await this.emulator.setRoles([
      {
        accountId,
        name: READER,
        trust: document(trust),
        policies: [{ name: READER, document: document(rights) }],
      },
    ]);
  }

  /** When it saw a Region of an account last, as ISO moment; empty before. */
  public async seenAt(accountId: string, region: string): Promise<string> {
    const Key = censusPartKey(accountId, region);
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return (JSON.parse(await Body!.transformToString()) as { readonly seenAt: string }).seenAt;
    } catch (error) {
      if (error instanceof NoSuchKey) return '';
      throw error;
    }
  }

  /** The inventory as it is; undefined where none was written yet. */
  public inventory(): Promise<InventoryLine[] | undefined> {
    return keptInventory(this.emulator.endpoint, HUB, BUCKET);
  }
}
