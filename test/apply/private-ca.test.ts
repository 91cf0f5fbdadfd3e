import { X509Certificate } from 'node:crypto';
import { request } from 'node:http';
import {
  ACMPCAClient,
  type CertificateAuthority as AwsCertificateAuthority,
  GetCertificateAuthorityCertificateCommand,
  ListCertificateAuthoritiesCommand,
} from '@aws-sdk/client-acm-pca';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { Deployment } from '../../emulator/deployment';
import type { CreatedCertificateAuthority, Environment } from '../../environments';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const ROOT = 'Example Root CA';
const ISSUING = 'Example Issuing CA';

const root: CreatedCertificateAuthority = {
  commonName: ROOT,
  validityYears: 10,
  revocation: { type: 'crl', bucketName: 'certfleet-crl-root', hostName: 'root.crl.example.com' },
};
const issuing: CreatedCertificateAuthority = {
  parent: 'root',
  commonName: ISSUING,
  validityYears: 5,
  revocation: { type: 'crl', bucketName: 'certfleet-crl-issuing', hostName: 'crl.example.com' },
  shareWith: { organization: true },
};

function environmentWith(
  changes: {
    root?: Partial<CreatedCertificateAuthority>;
    issuing?: Partial<CreatedCertificateAuthority>;
    names?: readonly string[];
  } = {},
): Environment {
  return {
    name: 'ca',
    organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
    provider: { major: 5, version: '>= 5.80.0, < 6.0.0' },
    backend: { type: 's3', bucket: 'certfleet-trial-state', region: 'eu-west-1' },
    sharedServices: {
      accountId: SHARED,
      region: 'eu-west-1',
      zones: { 'example.com': { type: 'create', delegated: true } },
      certificateAuthorities: {
        root: { ...root, ...changes.root },
        issuing: { ...issuing, ...changes.issuing },
      },
    },
    applications: {
      shop: {
        accountId: '222222222222',
        regions: ['eu-west-1'],
        certificates: Object.fromEntries(
          (changes.names ?? ['orders']).map((name) => [
            name,
            { source: 'private', certificateAuthority: 'issuing', domainName: `${name}.internal.example` },
          ]),
        ),
      },
    },
  };
}

describeWithTools('a private CA through its life', () => {
  let deployment: Deployment;

  async function stacks(environment: Environment) {
    const [shared, shop] = await deployment.prepare(environment);
    return { shared: shared!, shop: shop! };
  }

  /** Plans and applies shared services, and expects that nothing is left to do there and in the account that uses it. */
  async function transition(environment: Environment): Promise<Record<string, string>> {
    const { shared, shop } = await stacks(environment);
    const actions = await shared.plannedActions();
    await shared.apply();
    const [left, leftOfShop] = await Promise.all([shared.plannedActions(), shop.plannedActions()]);
    expect(left).toEqual({});
    expect(leftOfShop).toEqual({});
    return actions;
  }

  async function acmPca(): Promise<ACMPCAClient> {
    const { endpoint } = deployment.emulator;
    return new ACMPCAClient({
      endpoint,
      region: 'eu-west-1',
      credentials: await accountCredentials(endpoint, SHARED),
    });
  }

  async function authority(commonName: string): Promise<AwsCertificateAuthority & { readonly id: string }> {
    const { CertificateAuthorities } = await (await acmPca()).send(new ListCertificateAuthoritiesCommand({}));
    const found = CertificateAuthorities!.find(
      (each) =>
        each.CertificateAuthorityConfiguration!.Subject!.CommonName === commonName &&
        each.Status !== 'DELETED',
    )!;
    return { ...found, id: found.Arn!.split('/')[1]! };
  }

  async function certificateOf(commonName: string): Promise<X509Certificate> {
    const { Arn } = await authority(commonName);
    const command = new GetCertificateAuthorityCertificateCommand({ CertificateAuthorityArn: Arn });
    return new X509Certificate((await (await acmPca()).send(command)).Certificate!);
  }

  /** Whether the list of the root, which signed the issuing CA, names a certificate. */
  async function isRevoked({ serialNumber }: X509Certificate): Promise<boolean> {
    const list = await fetchList('root.crl.example.com', (await authority(ROOT)).id);
    expect(list.status).toBe(200);
    return list.body.toString('hex').includes(serialNumber.toLowerCase());
  }

  /** Fetches a list as clients do: by plain HTTP, from the name in the certificate. */
  async function fetchList(host: string, authorityId: string, method = 'GET') {
    return new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
      const url = `${deployment.emulator.endpoint}/crl/${authorityId}.crl`;
      request(url, { method, headers: { host } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks) }));
      })
        .on('error', reject)
        .end();
    });
  }

  beforeAll(async () => {
    const folder = temporaryFolder('private-ca');
    deployment = await Deployment.start(environmentWith(), { toolchain, folder });
    const { shared, shop } = await stacks(environmentWith());
    await shared.apply();
    await shop.apply();
    expect(await shared.plannedActions()).toEqual({});
    expect(await shop.plannedActions()).toEqual({});
  });

  afterAll(() => deployment?.emulator.stop());

  test('its list is fetched by plain HTTP from the name in its certificates, read only', async () => {
    const { id } = await authority(ISSUING);
    expect((await fetchList('crl.example.com', id)).status).toBe(200);
    expect((await fetchList('crl.example.com', 'another')).status).toBe(403);
    expect((await fetchList('crl.example.com', id, 'PUT')).status).toBe(403);
  });

  test('another lifetime changes nothing before the next generation', async () => {
    const { shared } = await stacks(environmentWith({ issuing: { validityYears: 4 } }));
    expect(await shared.plannedActions()).toEqual({});
  });

  test('a new generation is installed, and the certificate before is neither destroyed nor revoked', async () => {
    const before = await certificateOf(ISSUING);
    const actions = await transition(environmentWith({ issuing: { generation: 2, validityYears: 4 } }));
    expect(byConstruct(actions)).toEqual({
      issuing_Certificate: 'forget',
      'issuing_Certificate-2': 'create',
      issuing_Activation: 'delete-create',
    });
    const after = await certificateOf(ISSUING);
    expect(after.publicKey.equals(before.publicKey)).toBe(true);
    expect(Date.parse(after.validTo)).toBeLessThan(Date.parse(before.validTo));
    expect(await isRevoked(before)).toBe(false);
    expect((await authority(ISSUING)).Status).toBe('ACTIVE');
  });

  test('going back a generation revokes nothing either', async () => {
    const before = await certificateOf(ISSUING);
    const actions = await transition(environmentWith());
    expect(byConstruct(actions)).toEqual({
      issuing_Certificate: 'create',
      'issuing_Certificate-2': 'forget',
      issuing_Activation: 'delete-create',
    });
    expect(await isRevoked(before)).toBe(false);
  });

  test('a disabled root leaves the issuing CA at work', async () => {
    expect(byConstruct(await transition(environmentWith({ root: { enabled: false } })))).toEqual({
      root: 'update',
    });
    expect((await authority(ROOT)).Status).toBe('DISABLED');

    const { shop } = await stacks(
      environmentWith({ root: { enabled: false }, names: ['orders', 'billing'] }),
    );
    await shop.apply();
    expect(await shop.plannedActions()).toEqual({});
  });

  test('fails to renew a CA below a disabled root, and goes on where the root is enabled', async () => {
    const renewed = { issuing: { generation: 2 }, names: ['orders', 'billing'] };
    const { shared } = await stacks(environmentWith({ ...renewed, root: { enabled: false } }));
    await expect(shared.apply()).rejects.toThrow('DISABLED');
    await transition(environmentWith(renewed));
    expect((await authority(ISSUING)).Status).toBe('ACTIVE');
  });

  test('a root is renewed with its key, and what it signed stays', async () => {
    const [before, signed] = [await certificateOf(ROOT), await certificateOf(ISSUING)];
    const changes = { root: { generation: 2, validityYears: 15 }, issuing: { generation: 2 } };
    const actions = await transition(environmentWith({ ...changes, names: ['orders', 'billing'] }));
    expect(byConstruct(actions)).toEqual({
      root_Certificate: 'forget',
      'root_Certificate-2': 'create',
      root_Activation: 'delete-create',
    });
    const after = await certificateOf(ROOT);
    expect(after.serialNumber).not.toBe(before.serialNumber);
    expect((await certificateOf(ISSUING)).verify(after.publicKey)).toBe(true);
    expect(await isRevoked(signed)).toBe(false);
  });

  const renewed = { root: { generation: 2, validityYears: 15 }, names: ['orders', 'billing'] };

  test('another host name leaves the former one served', async () => {
    const revocation = {
      type: 'crl' as const,
      bucketName: 'certfleet-crl-issuing',
      hostName: 'lists.example.com',
      formerHostNames: ['crl.example.com'],
    };
    const actions = await transition(environmentWith({ ...renewed, issuing: { generation: 2, revocation } }));
    expect(Object.values(actions)).not.toContain('delete');
    expect(actions).not.toHaveProperty(
      'aws_acmpca_certificate_authority.CertificateAuthorities_issuing',
      'x',
    );
    const { id } = await authority(ISSUING);
    for (const host of ['lists.example.com', 'crl.example.com']) {
      expect((await fetchList(host, id)).status).toBe(200);
    }
  });

  test('a list is taken out with what serves it, and put back', async () => {
    const without = environmentWith({ ...renewed, issuing: { generation: 2, revocation: undefined } });
    const actions = await transition(without);
    expect(new Set(Object.values(actions))).toEqual(new Set(['update', 'delete']));
    expect((await authority(ISSUING)).RevocationConfiguration!.CrlConfiguration!.Enabled).toBe(false);

    await transition(environmentWith({ ...renewed, issuing: { generation: 2 } }));
    expect((await fetchList('crl.example.com', (await authority(ISSUING)).id)).status).toBe(200);
  });

  test('everything can be destroyed', async () => {
    const { shared, shop } = await stacks(environmentWith({ ...renewed, issuing: { generation: 2 } }));
    await shop.destroy();
    await shared.destroy();
    const { CertificateAuthorities } = await (await acmPca()).send(new ListCertificateAuthoritiesCommand({}));
    expect(new Set(CertificateAuthorities!.map(({ Status }) => Status))).toEqual(new Set(['DELETED']));
  });
});

/** Planned actions by where the CA's resource is in the tree, without the hash. */
function byConstruct(actions: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(actions).map(([address, action]) => [
      address.replace(/^.*CertificateAuthorities_/, '').replace(/_[0-9A-F]{8}$/, ''),
      action,
    ]),
  );
}
