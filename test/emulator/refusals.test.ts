import {
  ACMClient,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  ImportCertificateCommand,
  RequestCertificateCommand,
  UpdateCertificateOptionsCommand,
} from '@aws-sdk/client-acm';
import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  DeleteListenerCommand,
  DescribeListenerCertificatesCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetResourceShareInvitationsCommand, RAMClient } from '@aws-sdk/client-ram';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { zipSync } from 'fflate';
import { trustOfService } from '../../emulator/authorization/emulated-role';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { ask, callAction } from '../support/ask';
import { CaOutsideAws, type Issued } from '../support/issued-certificates';
import { describeWithTools, toolchain } from '../support/tools';

interface ClientConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  maxAttempts: number;
}

const SHARED = '111111111111';
const SHOP = '222222222222';
const PARTNER = '333333333333';
const REGION = 'eu-west-1';
const NO_AUTHORITY = `arn:aws:acm-pca:${REGION}:${SHARED}:certificate-authority/11111111-2222-3333-4444-555555555555`;

describeWithTools('the emulated AWS', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
  });
  afterAll(() => emulator?.stop());

  async function client<T>(
    Client: new (config: ClientConfig) => T,
    accountId: string,
    region = REGION,
  ): Promise<T> {
    const { endpoint } = emulator;
    return new Client({
      endpoint,
      region,
      credentials: await accountCredentials(endpoint, accountId),
      maxAttempts: 1,
    });
  }

  /** Requests a certificate; returns its ARN and the record ACM wants. */
  async function request(accountId: string, domainName: string, region = REGION) {
    const acm = await client(ACMClient, accountId, region);
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({ DomainName: domainName, ValidationMethod: 'DNS' }),
    );
    const describe = async () =>
      (await acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate!;
    const record = (await describe()).DomainValidationOptions![0]!.ResourceRecord!;
    return { acm, arn: CertificateArn!, record, describe };
  }

  async function publish(
    zone: string,
    record: { Name?: string; Value?: string },
    vpc?: string,
  ): Promise<void> {
    const route53 = await client(Route53Client, SHARED);
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({
        Name: zone,
        CallerReference: `${zone}-${vpc ?? 'public'}`,
        ...(vpc && { VPC: { VPCId: vpc, VPCRegion: REGION }, HostedZoneConfig: { PrivateZone: true } }),
      }),
    );
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: HostedZone!.Id,
        ChangeBatch: {
          Changes: [
            {
              Action: 'CREATE',
              ResourceRecordSet: {
                Name: record.Name,
                Type: 'CNAME',
                TTL: 300,
                ResourceRecords: [{ Value: record.Value }],
              },
            },
          ],
        },
      }),
    );
  }

  async function listenerFor(certificateArn: string, Port = 443) {
    const elb = await client(ElasticLoadBalancingV2Client, SHOP);
    const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({ Names: ['shop'] }));
    const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({ Names: ['shop'] }));
    const { Listeners } = await elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: LoadBalancers![0]!.LoadBalancerArn,
        Port,
        Protocol: 'HTTPS',
        Certificates: [{ CertificateArn: certificateArn }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn: TargetGroups![0]!.TargetGroupArn }],
      }),
    );
    return { elb, listenerArn: Listeners![0]!.ListenerArn };
  }

  test('wants the same record in every Region of an account, and another in another account', async () => {
    const here = await request(SHOP, 'token.example.com');
    const elsewhere = await request(SHOP, 'token.example.com', 'us-east-1');
    const wildcard = await request(SHOP, '*.token.example.com');
    const foreign = await request(PARTNER, 'token.example.com');
    expect(elsewhere.record).toEqual(here.record);
    expect(wildcard.record).toEqual(here.record);
    expect(foreign.record.Name).not.toBe(here.record.Name);
  });

  test('issues once the record stands in a public zone, and not for one in a private zone', async () => {
    const { record, describe } = await request(SHOP, 'www.private.test');
    await publish('private.test', record, 'vpc-0123456789abcdef0');
    expect((await describe()).Status).toBe('PENDING_VALIDATION');
    await publish('www.private.test', record);
    expect((await describe()).Status).toBe('ISSUED');
  });

  test('creates a record where none stands, and again where one stood', async () => {
    const route53 = await client(Route53Client, SHARED);
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({ Name: 'records.test', CallerReference: 'records.test' }),
    );
    expect(HostedZone!.Id).toMatch(/^\/hostedzone\/Z[A-Z0-9]+$/);
    const change = (Action: 'CREATE' | 'DELETE', Name: string, value: string) =>
      route53.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId: HostedZone!.Id,
          ChangeBatch: {
            Changes: [
              {
                Action,
                ResourceRecordSet: { Name, Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: value }] },
              },
            ],
          },
        }),
      );
    await change('CREATE', '_a.records.test', 'a.test');
    await change('CREATE', '_b.records.test', 'b.test');
    await expect(change('CREATE', '_a.records.test', 'other.test')).rejects.toThrow('already exists');
    await change('DELETE', '_a.records.test', 'a.test');
    await expect(change('CREATE', '_a.records.test', 'a.test')).resolves.toBeDefined();
  });

  test('attaches no certificate that is pending, or of another account or Region', async () => {
    const pending = await request(SHOP, 'pending.example.com');
    const foreign = await request(PARTNER, 'foreign.test');
    await publish('foreign.test', foreign.record);
    const elsewhere = await request(SHOP, 'elsewhere.test', 'us-east-1');
    await publish('elsewhere.test', elsewhere.record);
    expect((await foreign.describe()).Status).toBe('ISSUED');
    expect((await elsewhere.describe()).Status).toBe('ISSUED');
    for (const { arn } of [pending, foreign, elsewhere]) {
      await expect(listenerFor(arn)).rejects.toMatchObject({
        name: expect.stringContaining('CertificateNotFound'),
      });
    }
  });

  test('removes no default certificate from a listener, also where it is in the list as well', async () => {
    const { arn, record } = await request(SHOP, 'default.example.com');
    await publish('default.example.com', record);
    const { elb, listenerArn: ListenerArn } = await listenerFor(arn);
    const Certificates = [{ CertificateArn: arn }];
    await elb.send(new AddListenerCertificatesCommand({ ListenerArn, Certificates }));
    const listed = async () =>
      (await elb.send(new DescribeListenerCertificatesCommand({ ListenerArn }))).Certificates;

    await expect(
      elb.send(new RemoveListenerCertificatesCommand({ ListenerArn, Certificates })),
    ).rejects.toMatchObject({
      name: 'OperationNotPermittedException',
      message: expect.stringContaining('Default certificate cannot be removed') as string,
    });
    expect(await listed()).toEqual([
      { CertificateArn: arn, IsDefault: true },
      { CertificateArn: arn, IsDefault: false },
    ]);
    await elb.send(new DeleteListenerCommand({ ListenerArn }));
  });

  test('takes 25 certificates into the lists of all listeners of a load balancer, their defaults aside', async () => {
    const { arn, record } = await request(SHOP, 'many.example.com');
    await publish('many.example.com', record);
    const more = await Promise.all(Array.from({ length: 26 }, () => request(SHOP, 'many.example.com')));
    await Promise.all(more.map(({ describe }) => describe()));
    const { elb, listenerArn: first } = await listenerFor(arn);
    const { listenerArn: second } = await listenerFor(arn, 8443);
    const add = (ListenerArn: string | undefined, index: number) =>
      elb.send(
        new AddListenerCertificatesCommand({
          ListenerArn,
          Certificates: [{ CertificateArn: more[index]!.arn }],
        }),
      );
    for (let index = 0; index < 24; index++) await add(first, index);
    await add(second, 24);

    for (const listener of [first, second]) {
      await expect(add(listener, 25)).rejects.toMatchObject({
        name: 'TooManyCertificatesException',
        message: expect.stringContaining('limit on the number of certificates per load balancer') as string,
      });
    }
    await expect(add(first, 0)).resolves.toBeDefined();
    for (const ListenerArn of [first, second]) await elb.send(new DeleteListenerCommand({ ListenerArn }));
  });

  test('deletes no certificate while a listener uses it', async () => {
    const { acm, arn, record, describe } = await request(SHOP, 'used.test');
    await publish('used.test', record);
    await describe();
    const { elb, listenerArn } = await listenerFor(arn);
    expect((await describe()).InUseBy).toHaveLength(1);
    const remove = () => acm.send(new DeleteCertificateCommand({ CertificateArn: arn }));
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await elb.send(new DeleteListenerCommand({ ListenerArn: listenerArn }));
    await expect(remove()).resolves.toBeDefined();
  });

  test('imports again under an ARN a key of the same type and size only, and takes no tags then', async () => {
    const acm = await client(ACMClient, SHOP);
    const ca = new CaOutsideAws();
    const names = ['legacy.example.com'] as const;
    const importOf = ({ certificate, privateKey, chain }: Issued, more: object) =>
      acm.send(
        new ImportCertificateCommand({
          Certificate: Buffer.from(certificate),
          PrivateKey: Buffer.from(privateKey),
          CertificateChain: Buffer.from(chain),
          ...more,
        }),
      );
    const { CertificateArn } = await importOf(ca.issue({ names }), {});
    await expect(importOf(ca.issue({ names, key: 'rsa:3072' }), { CertificateArn })).rejects.toThrow(
      "The new certificate's key is RSA_3072, not RSA_2048",
    );
    const Tags = [{ Key: 'team', Value: 'shop' }];
    await expect(importOf(ca.issue({ names }), { CertificateArn, Tags })).rejects.toThrow(/^Tags cannot be/);
    await expect(importOf(ca.issue({ names }), { CertificateArn })).resolves.toMatchObject({
      CertificateArn,
    });
  });

  test('reads no queue whose messages come again while the function still works', async () => {
    const post = (service: string, path: string, body: object) =>
      ask(emulator.endpoint, SHOP, service, path, { body });
    await emulator.setRoles([
      { accountId: SHOP, name: 'slow', trust: trustOfService('lambda.amazonaws.com'), policies: [] },
    ]);
    await callAction(emulator.endpoint, SHOP, 'sqs', 'AmazonSQS.CreateQueue', { QueueName: 'slow' });
    await post('lambda', '/2015-03-31/functions', {
      FunctionName: 'slow',
      Role: `arn:aws:iam::${SHOP}:role/slow`,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 60,
      Code: { ZipFile: Buffer.from(zipSync({ 'index.js': new Uint8Array() })).toString('base64') },
    });
    const mapping = { EventSourceArn: `arn:aws:sqs:${REGION}:${SHOP}:slow`, FunctionName: 'slow' };
    await expect(post('lambda', '/2015-03-31/event-source-mappings', mapping)).rejects.toThrow(
      'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
    );
  });

  test('fails a private certificate of a CA that is not there, not by an error but as ACM does', async () => {
    const acm = await client(ACMClient, SHOP);
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({ DomainName: 'x.internal.test', CertificateAuthorityArn: NO_AUTHORITY }),
    );
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    expect(Certificate).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'PCA_RESOURCE_NOT_FOUND',
      Type: 'PRIVATE',
      DomainName: 'x.internal.test',
      Options: { Export: 'ENABLED' },
    });
    expect(Certificate).not.toHaveProperty('NotAfter');
    await expect(listenerFor(CertificateArn!)).rejects.toMatchObject({
      name: expect.stringContaining('CertificateNotFound'),
    });
  });

  test('takes no options with a private certificate, and changes no choice of export', async () => {
    const acm = await client(ACMClient, SHOP);
    const ofAuthority = new RequestCertificateCommand({
      DomainName: 'x.internal.test',
      CertificateAuthorityArn: NO_AUTHORITY,
      Options: { Export: 'DISABLED' },
    });
    await expect(acm.send(ofAuthority)).rejects.toThrow(
      'One or more of the options specified in the request are not supported for PRIVATE certificate types',
    );
    const { arn: CertificateArn } = await request(SHOP, 'export.test');
    const update = new UpdateCertificateOptionsCommand({ CertificateArn, Options: { Export: 'ENABLED' } });
    await expect(acm.send(update)).rejects.toThrow('Export option for certificates cannot be updated');
  });

  test('invites no account of the organization', async () => {
    const ram = await client(RAMClient, SHOP);
    const { resourceShareInvitations } = await ram.send(new GetResourceShareInvitationsCommand({}));
    expect(resourceShareInvitations).toEqual([]);
  });
});
