import {
  CreateTrustStoreCommand,
  DeleteTrustStoreCommand,
  DescribeTrustStoresCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { describeWithTools, toolchain } from '../support/tools';

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
});
