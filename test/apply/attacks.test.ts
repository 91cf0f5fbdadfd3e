import { ACMClient, DeleteCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  ACMPCAClient,
  CreateCertificateAuthorityCommand,
  DeleteCertificateAuthorityCommand,
  GetCertificateAuthorityCertificateCommand,
  ListCertificateAuthoritiesCommand,
} from '@aws-sdk/client-acm-pca';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssociateResourceShareCommand, GetResourceSharesCommand, RAMClient } from '@aws-sdk/client-ram';
import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesByNameCommand,
  type RRType,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { EmulatedRole } from '../../emulator/authorization/emulated-role';
import { emulatedRoles } from '../../emulator/authorization/emulated-roles';
import { type Session, accountCredentials, sessionOf } from '../../emulator/authorization/sessions';
import { Deployment } from '../../emulator/deployment';
import type { Environment } from '../../environments';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';
import {
  SHARED_SERVICES_ACCOUNT as SHARED,
  SHOP_ACCOUNT as SHOP,
  environment,
  publicCertificate,
  shop,
} from './transitions/environments';

const PARTNER = '333333333333';
const FORMER = '444444444444';
const REGION = 'eu-west-1';
const EXTERNAL_ID = 'example-partner';
const TOKEN = `_${'0123456789abcdef'.repeat(2)}`;

const role = (accountId: string, name: string) => `arn:aws:iam::${accountId}:role/${name}`;
const validation = (application: string) => role(SHARED, `certfleet-trial-${application}-validation`);
const deploy = (accountId: string) => role(accountId, 'certfleet-deploy');

/** The shop has named its deploy role, so no other role of it may write records. */
const trial: Environment = {
  ...environment(
    {
      shop: shop({
        domains: ['shop.example.com'],
        deployRoleArn: deploy(SHOP),
        certificates: { web: publicCertificate('shop.example.com') },
      }),
      partner: {
        accountId: PARTNER,
        deployRoleArn: deploy(PARTNER),
        regions: [REGION],
        outsideOrganization: true,
        validationExternalId: EXTERNAL_ID,
        domains: ['partner.example.com'],
      },
      former: { accountId: FORMER, regions: [REGION], domains: ['former.example.com'] },
    },
    {
      certificateAuthorities: {
        root: { commonName: 'Example Root', validityYears: 10 },
        issuing: {
          parent: 'root',
          commonName: 'Example Issuing',
          validityYears: 5,
          shareWith: { accounts: ['shop'] },
        },
      },
    },
  ),
  roles: { permissionsBoundary: 'certfleet-boundary' },
};

/** The organization that `former` has left since. */
const today: Environment = {
  ...trial,
  applications: {
    ...trial.applications,
    former: { ...trial.applications['former']!, outsideOrganization: true },
  },
};

const DENIED = /not authorized to perform/;

describeWithTools('attacks on an account from inside another', () => {
  let deployment: Deployment;
  let administrator: Session;
  let zoneId: string;

  const client = <C>(
    Client: new (configuration: {
      endpoint: string;
      region: string;
      credentials: Session;
      maxAttempts: number;
    }) => C,
    credentials: Session,
  ) => new Client({ endpoint: deployment.emulator.endpoint, region: REGION, credentials, maxAttempts: 1 });

  const assume = (by: Session, roleArn: string, externalId?: string) =>
    sessionOf(deployment.emulator.endpoint, roleArn, { by, externalId });

  const session = (roleArn: string) => sessionOf(deployment.emulator.endpoint, roleArn);

  async function write(by: Session, name: string, type: RRType = 'CNAME'): Promise<void> {
    const value = { CNAME: 'x.acm-validations.aws.', TXT: '"x"', A: '192.0.2.1', NS: 'ns.example.net.' }[
      type as string
    ];
    const set = { Name: name, Type: type, TTL: 60, ResourceRecords: [{ Value: value }] };
    await client(Route53Client, by).send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: set }] },
      }),
    );
  }

  beforeAll(async () => {
    deployment = await Deployment.start(today, { toolchain, folder: temporaryFolder('attacks') });
    const [sharedServices] = await deployment.prepare(trial);
    await sharedServices!.apply();
    administrator = await accountCredentials(deployment.emulator.endpoint, SHARED);
    const zones = await client(Route53Client, administrator).send(new ListHostedZonesByNameCommand({}));
    zoneId = zones.HostedZones![0]!.Id!.replace('/hostedzone/', '');
  });
  afterAll(() => deployment?.emulator.stop());

  describe('a validation role', () => {
    let shopRecords: Session;
    beforeAll(async () => {
      shopRecords = await assume(await session(deploy(SHOP)), validation('shop'));
    });

    test('writes the record of its own name', async () => {
      await expect(write(shopRecords, `${TOKEN}.shop.example.com`)).resolves.toBeUndefined();
    });

    test.each<[string, string, RRType]>([
      ["another account's record", `${TOKEN}.partner.example.com`, 'CNAME'],
      ['a record of the zone itself', `${TOKEN}.example.com`, 'CNAME'],
      ['another type at its own record', `${TOKEN}.shop.example.com`, 'TXT'],
      ['an address of its own name', 'shop.example.com', 'A'],
      ['a delegation of its own name', 'shop.example.com', 'NS'],
      ["the proof of another CA's client", '_acme-challenge.shop.example.com', 'CNAME'],
      ['the same in upper case', '_ACME-Challenge.shop.example.com', 'CNAME'],
      ['a policy for mail', '_dmarc.shop.example.com', 'CNAME'],
      ['a record without a token', 'www.shop.example.com', 'CNAME'],
    ])('does not write %s', async (_, name, type) => {
      await expect(write(shopRecords, name, type)).rejects.toThrow(DENIED);
    });

    test('does nothing else', async () => {
      const request = new RequestCertificateCommand({ DomainName: 'shop.example.com' });
      await expect(client(ACMClient, shopRecords).send(request)).rejects.toThrow(DENIED);
    });

    test('with a wider policy of its own stays within its boundary', async () => {
      const policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      });
      await client(IAMClient, administrator).send(
        new PutRolePolicyCommand({
          RoleName: 'certfleet-trial-former-validation',
          PolicyName: 'wide',
          PolicyDocument: policy,
        }),
      );
      const wide = await session(validation('former'));
      const request = new RequestCertificateCommand({ DomainName: 'former.example.com' });
      await expect(client(ACMClient, wide).send(request)).rejects.toThrow(/permissions boundary/);
    });
  });

  describe('the trust of a validation role', () => {
    test('takes the external id, and no other', async () => {
      const partner = await session(deploy(PARTNER));
      await expect(assume(partner, validation('partner'), EXTERNAL_ID)).resolves.toBeDefined();
      await expect(assume(partner, validation('partner'))).rejects.toThrow(DENIED);
      await expect(assume(partner, validation('partner'), 'guessed')).rejects.toThrow(DENIED);
    });

    test("refuses another account's role", async () => {
      await expect(assume(await session(deploy(PARTNER)), validation('shop'))).rejects.toThrow(DENIED);
    });

    describe('whatever the role that asks may do', () => {
      const anything = (accountId: string): EmulatedRole => ({
        accountId,
        name: 'anything',
        trust: {},
        policies: [
          {
            name: 'anything',
            document: {
              Version: '2012-10-17',
              Statement: [{ Sid: 'All', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: ['*'] }],
            },
          },
        ],
      });
      beforeAll(() => deployment.emulator.setRoles([SHOP, PARTNER, FORMER].map(anything)));

      test.each([
        ['in the account, but not its deploy role', SHOP, 'shop', undefined],
        ['in another account', PARTNER, 'shop', undefined],
        ['in another account, with the external id of a third', SHOP, 'partner', EXTERNAL_ID],
        ['in an account that has left the organization', FORMER, 'former', undefined],
      ])('refuses one %s', async (_, accountId, application, externalId) => {
        const attempt = assume(
          await session(role(accountId, 'anything')),
          validation(application),
          externalId,
        );
        await expect(attempt).rejects.toThrow(/no resource-based policy allows/);
      });
    });
  });

  describe('a deploy role', () => {
    test('leaves alone what others share, and what they do not', async () => {
      const shopDeploys = await session(deploy(SHOP));
      const authorities = await client(ACMPCAClient, administrator).send(
        new ListCertificateAuthoritiesCommand({}),
      );
      const shares = await client(RAMClient, administrator).send(
        new GetResourceSharesCommand({ resourceOwner: 'SELF' }),
      );
      expect(authorities.CertificateAuthorities).toHaveLength(2);
      for (const { Arn: CertificateAuthorityArn } of authorities.CertificateAuthorities!) {
        const deletion = new DeleteCertificateAuthorityCommand({ CertificateAuthorityArn });
        await expect(client(ACMPCAClient, shopDeploys).send(deletion)).rejects.toThrow(DENIED);
      }
      const share = new AssociateResourceShareCommand({
        resourceShareArn: shares.resourceShares![0]!.resourceShareArn,
        principals: [PARTNER],
      });
      await expect(client(RAMClient, shopDeploys).send(share)).rejects.toThrow(DENIED);
    });

    test('of an account that a CA is not shared with gets nothing from it', async () => {
      const { CertificateAuthorities: [authority] = [] } = await client(ACMPCAClient, administrator).send(
        new ListCertificateAuthoritiesCommand({}),
      );
      const read = new GetCertificateAuthorityCertificateCommand({ CertificateAuthorityArn: authority!.Arn });
      await expect(client(ACMPCAClient, await session(deploy(PARTNER))).send(read)).rejects.toThrow(DENIED);
    });

    test('deletes no certificate that the environment did not make, and requests none without its tag', async () => {
      const others = await accountCredentials(deployment.emulator.endpoint, SHOP);
      const request = new RequestCertificateCommand({ DomainName: 'other.example.com' });
      const { CertificateArn } = await client(ACMClient, others).send(request);
      const acm = client(ACMClient, await session(deploy(SHOP)));
      await expect(acm.send(new DeleteCertificateCommand({ CertificateArn }))).rejects.toThrow(DENIED);
      await expect(acm.send(request)).rejects.toThrow(DENIED);
      const tagged = new RequestCertificateCommand({
        DomainName: 'shop.example.com',
        Tags: [{ Key: 'certfleet:environment', Value: 'trial' }],
      });
      await expect(acm.send(tagged)).resolves.toHaveProperty('CertificateArn');
    });

    test('deletes no CA that the environment did not make', async () => {
      const creation = new CreateCertificateAuthorityCommand({
        CertificateAuthorityType: 'ROOT',
        CertificateAuthorityConfiguration: {
          KeyAlgorithm: 'EC_prime256v1',
          SigningAlgorithm: 'SHA256WITHECDSA',
          Subject: { CommonName: 'Other Root' },
        },
      });
      const { CertificateAuthorityArn } = await client(ACMPCAClient, administrator).send(creation);
      const deletion = new DeleteCertificateAuthorityCommand({ CertificateAuthorityArn });
      const deploys = await session(deploy(SHARED));
      await expect(client(ACMPCAClient, deploys).send(deletion)).rejects.toThrow(DENIED);
    });

    test.each([
      ['without its boundary', 'certfleet-trial-new-validation', undefined],
      ['with another boundary', 'certfleet-trial-new-validation', `arn:aws:iam::${SHARED}:policy/wide`],
      ['under a name of others', 'administrator', `arn:aws:iam::${SHARED}:policy/certfleet-boundary`],
    ])('makes no role %s', async (_, name, boundary) => {
      const creation = new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: '{}',
        PermissionsBoundary: boundary,
      });
      const attempt = client(IAMClient, await session(deploy(SHARED))).send(creation);
      await expect(attempt).rejects.toThrow(DENIED);
    });
  });

  test('a plan role changes nothing', async () => {
    const plans = await session(role(FORMER, 'certfleet-plan'));
    const request = new RequestCertificateCommand({ DomainName: 'former.example.com' });
    await expect(client(ACMClient, plans).send(request)).rejects.toThrow(DENIED);
  });

  test('a call that no table has is refused', async () => {
    const { emulator } = deployment;
    await emulator.setRoles(emulatedRoles(trial, undefined));
    const read = new ListCertificateAuthoritiesCommand({});
    const attempt = client(ACMPCAClient, await session(deploy(SHARED))).send(read);
    await expect(attempt).rejects.toThrow(/nobody can judge this call/);
  });
});
