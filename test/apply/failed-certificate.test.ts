import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import {
  ACMPCAClient,
  ListCertificateAuthoritiesCommand,
  UpdateCertificateAuthorityCommand,
} from '@aws-sdk/client-acm-pca';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { certificateRows } from '../../emulator/certificate-table';
import { Deployment } from '../../emulator/deployment';
import type { TerraformStackRun } from '../../emulator/terraform';
import { type Environment, defineEnvironment } from '../../environments';
import local from '../../environments/local';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

/** A CA, and an account that has one certificate of it. */
const { orders } = local.applications.shop!.certificates!;
const internal: Environment = defineEnvironment({
  ...local,
  sharedServices: {
    ...local.sharedServices,
    zones: {},
    certificateAuthorities: {
      issuing: { commonName: 'Example CA', validityYears: 5, shareWith: { organization: true } },
    },
  },
  applications: {
    shop: { ...local.applications.shop!, certificates: { orders: orders! }, consumers: undefined },
    partner: { ...local.applications.partner!, certificates: undefined, consumers: undefined },
  },
});

describeWithTools('a private certificate that its CA cannot issue', () => {
  let deployment: Deployment;
  let sharedServices: TerraformStackRun;
  let shop: TerraformStackRun;
  let failure: Error;

  /** Disables or enables every CA, as somebody may outside Terraform. */
  async function setAuthorities(Status: 'ACTIVE' | 'DISABLED'): Promise<void> {
    const { endpoint } = deployment.emulator;
    const { accountId, region } = internal.sharedServices;
    const credentials = await accountCredentials(endpoint, accountId);
    const pca = new ACMPCAClient({ endpoint, region, credentials });
    const { CertificateAuthorities = [] } = await pca.send(new ListCertificateAuthoritiesCommand({}));
    for (const { Arn } of CertificateAuthorities) {
      await pca.send(new UpdateCertificateAuthorityCommand({ CertificateAuthorityArn: Arn, Status }));
    }
  }

  const statuses = async () =>
    (await certificateRows(deployment.emulator.endpoint, internal)).map(({ status }) => status);
  const messageOf = async (run: Promise<unknown>): Promise<Error> =>
    run.then(
      () => Promise.reject(new Error('it was to fail, and did not')),
      (error: Error) => error,
    );

  beforeAll(async () => {
    const folder = temporaryFolder('failed');
    deployment = await Deployment.start(internal, { toolchain, folder });
    const stacks = await deployment.prepare(internal);
    sharedServices = stacks.find(({ name }) => name === 'local-shared-services')!;
    shop = stacks.find(({ name }) => name === 'local-shop')!;
    await sharedServices.apply();
    await setAuthorities('DISABLED');
    failure = await messageOf(shop.apply());
  });

  afterAll(() => deployment?.emulator.stop());

  test('fails the apply, which names it, how to ask for the reason, and what to do then', async () => {
    expect(await statuses()).toEqual(['FAILED']);
    expect(failure.message).toMatch(
      /must be issued by its CA, got FAILED for orders\.internal\.example\.com; read the reason with aws acm describe-certificate --certificate-arn arn:aws:acm:eu-west-1:222222222222:certificate\/\S+ --region eu-west-1 --query Certificate\.FailureReason, remove it, then apply with -replace=aws_acm_certificate\.\w/,
    );
  });

  test('has the reason where the message says it is', async () => {
    const { endpoint } = deployment.emulator;
    const [, CertificateArn, region] = /--certificate-arn (\S+) --region (\S+)/.exec(failure.message)!;
    const credentials = await accountCredentials(endpoint, internal.applications.shop!.accountId);
    const acm = new ACMClient({ endpoint, region, credentials });
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    expect(Certificate!.FailureReason).toBe('PCA_INVALID_STATE');
  });

  test('fails every later plan, even where the CA is there again', async () => {
    expect((await messageOf(shop.plan())).message).toContain('got FAILED for orders.internal.example.com');
    await setAuthorities('ACTIVE');
    expect((await messageOf(shop.plan())).message).toContain('got FAILED for orders.internal.example.com');
  });

  test('is replaced as the message says, and the next plan is empty', async () => {
    const [replace] = /-replace=aws_acm_certificate\.[\w-]+/.exec(failure.message)!;
    await shop.apply(replace);
    expect(await statuses()).toEqual(['ISSUED']);
    expect(await shop.plannedActions()).toEqual({});
  });

  test('can be destroyed while it is FAILED', async () => {
    await setAuthorities('DISABLED');
    const [address] = /aws_acm_certificate\.[\w-]+/.exec(failure.message)!;
    await messageOf(shop.apply(`-replace=${address}`));
    // The issued one is kept until its successor is: whatever served it still does.
    expect((await statuses()).sort()).toEqual(['FAILED', 'ISSUED']);
    await shop.destroy();
    expect(await statuses()).toEqual([]);
  });

  test('can be taken out of the environment while it is FAILED', async () => {
    await messageOf(shop.apply());
    expect(await statuses()).toEqual(['FAILED']);
    const { shop: account, partner } = internal.applications;
    const applications = { shop: { ...account!, certificates: undefined }, partner: partner! };
    await deployment.prepare({ ...internal, applications });
    await shop.apply();
    expect(await statuses()).toEqual([]);
  });
});
