import {
  AddTrustStoreRevocationsCommand,
  CreateTrustStoreCommand,
  DeleteTrustStoreCommand,
  DescribeTrustStoresCommand,
  ElasticLoadBalancingV2Client,
  GetTrustStoreRevocationContentCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { trustIn } from '../../emulator/authorization/emulated-role';
import { accountCredentials, sessionOf } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { pemOf, readList } from '../../lambda/revocation/revocation-list';
import { ListingAuthority } from '../support/listing-authority';
import { describeWithTools, toolchain } from '../support/tools';
import { VerifyingTrustStore } from '../support/verifying-trust-store';

const SHOP = '222222222222';
const NONE = `arn:aws:elasticloadbalancing:eu-west-1:${SHOP}:truststore/none/0a1b`;

describeWithTools('trust stores of the emulated AWS', () => {
  let emulator: Emulator;
  let client: ElasticLoadBalancingV2Client;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    const credentials = await accountCredentials(endpoint, SHOP);
    client = new ElasticLoadBalancingV2Client({ endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
  });
  afterAll(() => emulator?.stop());

  test('are made of a bundle that is there', async () => {
    const store = {
      Name: 'clients',
      CaCertificatesBundleS3Bucket: 'none',
      CaCertificatesBundleS3Key: 'ca.pem',
    };
    await expect(client.send(new CreateTrustStoreCommand(store))).rejects.toMatchObject({
      name: 'CaCertificatesBundleNotFoundException',
    });
  });

  test('are found, and deleted, where they are', async () => {
    const notFound = { name: 'TrustStoreNotFoundException' };
    const described = client.send(new DescribeTrustStoresCommand({ TrustStoreArns: [NONE] }));
    await expect(described).rejects.toMatchObject(notFound);
    const deleted = client.send(new DeleteTrustStoreCommand({ TrustStoreArn: NONE }));
    await expect(deleted).rejects.toMatchObject(notFound);
  });

  describe('with revocations', () => {
    let store: VerifyingTrustStore;
    let list: Buffer;

    beforeAll(async () => {
      const authority = await ListingAuthority.of(emulator.endpoint, '111111111111', {
        bucket: 'certfleet-lists',
        reader: `arn:aws:iam::${SHOP}:role/reader`,
      });
      await authority.revoke();
      list = await authority.list();
      store = await VerifyingTrustStore.of(emulator.endpoint, SHOP, {
        bucket: 'certfleet-clients',
        caCertificates: authority.certificate,
      });
    });
    const pem = () => pemOf(readList(list));

    test('take a list in PEM alone', async () => {
      await expect(store.add('list.crl', list)).rejects.toMatchObject({
        name: 'InvalidRevocationContentException',
      });
      await expect(store.add('list.pem', 'nothing')).rejects.toMatchObject({
        name: 'InvalidRevocationContentException',
      });
      expect(await store.ids()).toEqual([]);
    });

    test('give each list another id, which only grows, and its content back', async () => {
      expect([await store.add('list.pem', pem()), await store.add('list.pem', pem())]).toEqual([1, 2]);
      await store.remove(2);
      expect(await store.add('list.pem', pem())).toBe(3);
      expect(await store.ids()).toEqual([1, 3]);
      expect(await store.lists()).toEqual([list.toString('hex'), list.toString('hex')]);
    });

    test('know no other ids, and no lists that are not there', async () => {
      const notFound = { name: 'RevocationIdNotFoundException' };
      await expect(store.remove(99)).rejects.toMatchObject(notFound);
      const { trustStoreArn: TrustStoreArn, bucket: S3Bucket } = store;
      const content = new GetTrustStoreRevocationContentCommand({ TrustStoreArn, RevocationId: 99 });
      await expect(store.elb.send(content)).rejects.toMatchObject(notFound);
      const none = new AddTrustStoreRevocationsCommand({
        TrustStoreArn,
        RevocationContents: [{ S3Bucket, S3Key: 'none.pem' }],
      });
      await expect(store.elb.send(none)).rejects.toMatchObject({
        name: 'RevocationContentNotFoundException',
      });
    });

    test('fetch a list with the rights of whoever adds it', async () => {
      const name = 'adds';
      const adding = (...actions: string[]) => [
        {
          name,
          document: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['elasticloadbalancing:AddTrustStoreRevocations', ...actions],
                Resource: '*',
              },
            ],
          },
        },
      ];
      const trust = trustIn(`arn:aws:iam::${SHOP}:root`, undefined);
      const add = async (policies: ReturnType<typeof adding>) => {
        await emulator.setRoles([{ accountId: SHOP, name, trust, policies }]);
        const credentials = await sessionOf(emulator.endpoint, `arn:aws:iam::${SHOP}:role/${name}`);
        const elb = new ElasticLoadBalancingV2Client({
          endpoint: emulator.endpoint,
          region: 'eu-west-1',
          credentials,
          maxAttempts: 1,
        });
        return elb.send(
          new AddTrustStoreRevocationsCommand({
            TrustStoreArn: store.trustStoreArn,
            RevocationContents: [{ S3Bucket: store.bucket, S3Key: 'list.pem' }],
          }),
        );
      };
      await expect(add(adding())).rejects.toThrow(/not authorized to perform: s3:GetObject/);
      await expect(add(adding('s3:GetObject'))).resolves.toMatchObject({
        TrustStoreRevocations: [{ NumberOfRevokedEntries: 1 }],
      });
    });
  });
});
