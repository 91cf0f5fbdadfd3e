import {
  ACMPCAClient,
  CreateCertificateAuthorityCommand,
  GetCertificateAuthorityCsrCommand,
  GetCertificateCommand,
  ImportCertificateAuthorityCertificateCommand,
  IssueCertificateCommand,
} from '@aws-sdk/client-acm-pca';
import { CreateResourceShareCommand, RAMClient, UpdateResourceShareCommand } from '@aws-sdk/client-ram';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { certificateRows } from '../../emulator/certificate-table';
import { Deployment } from '../../emulator/deployment';
import type { Application, CertificateAuthority, Environment } from '../../environments';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const REGION = 'eu-west-1';
const SHARED = '111111111111';
const OTHER = '444444444444';
const ORGANIZATION = 'arn:aws:organizations::999999999999:organization/o-certfleet01';

const application = (accountId: string, changes: Partial<Application> = {}): Application => ({
  accountId,
  regions: [REGION],
  ...changes,
});

function environmentWith(issuing: CertificateAuthority): Environment {
  return {
    name: 'ca',
    organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
    provider: { major: 5, version: '>= 5.80.0, < 6.0.0' },
    backend: { type: 's3', bucket: 'certfleet-trial-state', region: 'eu-west-1' },
    sharedServices: {
      accountId: SHARED,
      region: REGION,
      zones: {},
      certificateAuthorities: { issuing },
    },
    applications: {
      shop: application('222222222222', {
        certificates: {
          orders: {
            source: 'private',
            certificateAuthority: 'issuing',
            domainName: 'orders.internal.example',
          },
        },
      }),
      other: application(OTHER),
    },
  };
}

const created: CertificateAuthority = {
  commonName: 'Example Issuing CA',
  validityYears: 5,
  shareWith: { organization: true },
};

describeWithTools('CAs that these stacks do not create', () => {
  let deployment: Deployment;

  async function client<T>(Client: new (config: any) => T, accountId: string): Promise<T> {
    const { endpoint } = deployment.emulator;
    const credentials = await accountCredentials(endpoint, accountId);
    return new Client({ endpoint, region: REGION, credentials, maxAttempts: 1 });
  }

  /** A root that is active, in an account. */
  async function rootOf(accountId: string): Promise<string> {
    const pca = await client(ACMPCAClient, accountId);
    const { CertificateAuthorityArn } = await pca.send(
      new CreateCertificateAuthorityCommand({
        CertificateAuthorityType: 'ROOT',
        CertificateAuthorityConfiguration: {
          KeyAlgorithm: 'RSA_2048',
          SigningAlgorithm: 'SHA256WITHRSA',
          Subject: { CommonName: 'Another CA' },
        },
      }),
    );
    const { Csr } = await pca.send(new GetCertificateAuthorityCsrCommand({ CertificateAuthorityArn }));
    const { CertificateArn } = await pca.send(
      new IssueCertificateCommand({
        CertificateAuthorityArn,
        Csr: Buffer.from(Csr!),
        SigningAlgorithm: 'SHA256WITHRSA',
        TemplateArn: 'arn:aws:acm-pca:::template/RootCACertificate/V1',
        Validity: { Type: 'YEARS', Value: 10 },
      }),
    );
    const issued = new GetCertificateCommand({ CertificateAuthorityArn, CertificateArn });
    const { Certificate } = await pca.send(issued);
    await pca.send(
      new ImportCertificateAuthorityCertificateCommand({
        CertificateAuthorityArn,
        Certificate: Buffer.from(Certificate!),
      }),
    );
    return CertificateAuthorityArn!;
  }

  /** Shares a CA with the organization; returns the ARN of the share. */
  async function share(accountId: string, name: string, certificateAuthorityArn: string): Promise<string> {
    const ram = await client(RAMClient, accountId);
    const { resourceShare } = await ram.send(
      new CreateResourceShareCommand({
        name,
        resourceArns: [certificateAuthorityArn],
        principals: [ORGANIZATION],
      }),
    );
    return resourceShare!.resourceShareArn!;
  }

  async function stacks(environment: Environment) {
    const [shared, shop] = await deployment.prepare(environment);
    return { shared: shared!, shop: shop! };
  }

  beforeEach(async () => {
    const folder = temporaryFolder('foreign');
    deployment = await Deployment.start(environmentWith(created), { toolchain, folder });
  });

  afterEach(() => deployment?.emulator.stop());

  test('fails where another account shares a CA under our name, and says whose it is', async () => {
    const shareArn = await share(OTHER, 'certfleet-ca-issuing', await rootOf(OTHER));
    const { shared, shop } = await stacks(environmentWith(created));
    await expect(shop.apply()).rejects.toThrow(
      new RegExp(`must be owned by account\\s+${SHARED}, got one of account\\s+${OTHER}`),
    );
    expect(await certificateRows(deployment.emulator.endpoint, environmentWith(created))).toEqual([]);

    const ram = await client(RAMClient, OTHER);
    await ram.send(new UpdateResourceShareCommand({ resourceShareArn: shareArn, name: 'of-our-own' }));
    await shared.apply();
    await shop.apply();
    expect(await certificateRows(deployment.emulator.endpoint, environmentWith(created))).toHaveLength(1);
  });

  test('a CA of another account issues by its ARN, and one of ours is shared and signs', async () => {
    const foreignArn = await rootOf(OTHER);
    await share(OTHER, 'of-our-own', foreignArn);
    const foreign = environmentWith({ type: 'existing', certificateAuthorityArn: foreignArn });
    const first = await stacks(foreign);
    await first.shared.apply();
    await first.shop.apply();
    expect(await first.shop.plannedActions()).toEqual({});

    const { shareWith } = created;
    const owned = environmentWith({
      type: 'existing',
      certificateAuthorityArn: await rootOf(SHARED),
      keyAlgorithm: 'RSA_2048',
      shareWith,
    });
    const authorities = {
      ...owned.sharedServices.certificateAuthorities,
      below: { parent: 'issuing', commonName: 'Below', validityYears: 5 },
    };
    const second = await stacks({
      ...owned,
      sharedServices: { ...owned.sharedServices, certificateAuthorities: authorities },
    });
    await second.shared.apply();
    expect(await second.shared.plannedActions()).toEqual({});
    await second.shop.apply();
    expect(await second.shop.plannedActions()).toEqual({});
    expect(await certificateRows(deployment.emulator.endpoint, owned)).toHaveLength(1);

    await second.shop.destroy();
    await second.shared.destroy();
    expect(await certificateRows(deployment.emulator.endpoint, owned)).toEqual([]);
  });
});
