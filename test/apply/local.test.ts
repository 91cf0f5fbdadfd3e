import { ListHostedZonesCommand, Route53Client } from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { certificateRows } from '../../emulator/certificate-table';
import { countCertificates } from '../../emulator/count-certificates';
import { Deployment } from '../../emulator/deployment';
import { renew } from '../../emulator/renewal';
import { requestByHand } from '../../emulator/request-by-hand';
import type { TerraformStackRun } from '../../emulator/terraform';
import type { Application, Certificate, Environment } from '../../environments';
import local from '../../environments/local';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const shop = local.applications.shop!;

/** The local environment with a changed shop account. */
function withShop(changes: Partial<Application>): Environment {
  return { ...local, applications: { ...local.applications, shop: { ...shop, ...changes } } };
}

/** Records and certificates among the planned actions. */
function ofType(actions: Record<string, string>, type: string): string[] {
  return Object.entries(actions)
    .filter(([address]) => address.startsWith(`${type}.`))
    .map(([, action]) => action);
}

describeWithTools('the local environment, applied', () => {
  let deployment: Deployment;
  let stacks: TerraformStackRun[];

  async function planShop(environment: Environment): Promise<Record<string, string>> {
    const prepared = await deployment.prepare(environment);
    return prepared.find(({ name }) => name === 'local-shop')!.plannedActions();
  }

  beforeAll(async () => {
    const folder = temporaryFolder('apply');
    deployment = await Deployment.start(local, { toolchain, folder });
    stacks = await deployment.prepare(local);
    await deployment.apply(stacks);
  });

  afterAll(() => deployment?.emulator.stop());

  test('a second plan of every stack is empty', async () => {
    for (const stack of stacks) expect(await stack.plannedActions()).toEqual({});
  });

  test('every certificate is issued, in the account and Region that asked for it', async () => {
    const rows = await certificateRows(deployment.emulator.endpoint, local);
    expect(
      rows.map(({ certificate, account, region }) => `${certificate} ${account} ${region}`).sort(),
    ).toEqual([
      '*.platform.example.com shop eu-west-1',
      '*.platform.example.com shop us-east-1',
      'api.example.com shop eu-west-1',
      'feed.internal.example.com partner eu-west-1',
      'gateway.internal.example.com edge eu-west-1',
      'gateway.internal.example.com partner eu-west-1',
      'legacy.shop.example.com shop eu-west-1',
      'orders.internal.example.com shop eu-west-1',
      'partner.example.com partner eu-west-1',
      'shop.example.com shop eu-west-1',
      'shop.example.com shop us-east-1',
    ]);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['ISSUED']));
  });

  test('what is renewed in a secret or in another account is imported under the same ARN, and Terraform sees no change', async () => {
    const renewed = await renew(deployment.emulator, local);
    expect(renewed.map(({ before, after }) => [after.certificate, after.usedBy === before.usedBy])).toEqual([
      ['legacy.shop.example.com', true],
      ['gateway.internal.example.com', true],
    ]);
    for (const stack of stacks) expect(await stack.plannedActions()).toEqual({});
  });

  test('what somebody requests by hand is issued, and Terraform sees no change', async () => {
    const byHand = await requestByHand(deployment.emulator, local);
    expect(byHand).toMatchObject({
      account: 'shop',
      domainName: 'by-hand.shop.example.com',
      status: 'ISSUED',
    });
    for (const stack of stacks) expect(await stack.plannedActions()).toEqual({});
    await byHand.takeBack();
  });

  test('every certificate is counted, and each renewal would come', async () => {
    const counted = await countCertificates(deployment.emulator, local);
    const rows = await certificateRows(deployment.emulator.endpoint, local);
    const arns = (all: ReadonlyArray<{ readonly certificateArn: string }>) =>
      all.map(({ certificateArn }) => certificateArn).sort();
    expect(arns(counted)).toEqual(arns(rows));
    const rehearsed = counted.filter(({ type }) => type === 'AMAZON_ISSUED');
    expect(rehearsed.map(({ rehearsal }) => rehearsal?.problems)).toEqual(rehearsed.map(() => []));
    for (const stack of stacks) expect(await stack.plannedActions()).toEqual({});
  });

  test('adding a name to a certificate creates one record and touches no other', async () => {
    const web = shop.certificates!.web!;
    const actions = await planShop(
      withShop({
        certificates: {
          ...shop.certificates,
          web: { ...web, subjectAlternativeNames: [...web.subjectAlternativeNames!, 'new.example.com'] },
        },
      }),
    );
    expect(ofType(actions, 'aws_route53_record')).toEqual(['create']);
    expect(ofType(actions, 'aws_acm_certificate')).toEqual(['create-delete', 'create-delete']);
  });

  test.each(['before', 'after'])(
    'adding a certificate that shares a name, %s the other, touches no record',
    async (position) => {
      const other = { source: 'public', domainName: 'shop.example.org' } as const;
      const certificates =
        position === 'before' ? { other, ...shop.certificates } : { ...shop.certificates, other };
      const actions = await planShop(withShop({ certificates }));
      expect(ofType(actions, 'aws_route53_record')).toEqual([]);
      expect(ofType(actions, 'aws_acm_certificate')).toEqual(['create']);
    },
  );

  test('dropping one of two certificates leaves the record they share', async () => {
    const other = { source: 'public', domainName: 'shop.example.org' } as const;
    const both = await deployment.prepare(withShop({ certificates: { other, ...shop.certificates } }));
    await both.find(({ name }) => name === 'local-shop')!.apply();

    const actions = await planShop(local);
    expect(ofType(actions, 'aws_route53_record')).toEqual([]);
    expect(ofType(actions, 'aws_acm_certificate')).toEqual(['delete']);
    await stacks.find(({ name }) => name === 'local-shop')!.apply();
  });

  test('a replaced certificate is attached before the old one goes', async () => {
    const web = { ...shop.certificates!.web!, keyAlgorithm: 'EC_prime256v1' } as Certificate;
    const changed = await deployment.prepare(withShop({ certificates: { ...shop.certificates, web } }));
    const stack = changed.find(({ name }) => name === 'local-shop')!;
    const actions = await stack.plannedActions();
    expect(ofType(actions, 'aws_lb_listener')).toEqual(['update']);
    // The emulator refuses to delete a certificate in use, so this passes only in the right order.
    await stack.apply();
    expect(await stack.plannedActions()).toEqual({});
  });

  test('destroying every stack leaves no certificate and no zone', async () => {
    await deployment.destroy(stacks);
    expect(await certificateRows(deployment.emulator.endpoint, local)).toEqual([]);
    const { accountId } = local.sharedServices;
    const route53 = new Route53Client({
      endpoint: deployment.emulator.endpoint,
      region: 'us-east-1',
      credentials: await accountCredentials(deployment.emulator.endpoint, accountId),
    });
    expect((await route53.send(new ListHostedZonesCommand({}))).HostedZones).toEqual([]);
  });
});
