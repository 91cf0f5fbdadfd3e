import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { trustIn } from '../../emulator/authorization/emulated-role';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { AcmAccount, REGION } from '../support/acm-account';
import { EmulatedFunction } from '../support/emulated-function';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const RECEIVER = 'certificate-receiver';

function carryingCode(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../support/carrying-function.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node22',
  });
  return outputFiles[0]!.text;
}

const allow = (Action: string, Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

describeWithTools('a function that carries certificates to another account', () => {
  let emulator: Emulator;
  let carrying: EmulatedFunction;
  let shared: AcmAccount;
  let shop: AcmAccount;
  const receiver = `arn:aws:iam::${SHOP}:role/${RECEIVER}`;

  /** Lets this role be the receiver. */
  const receive = (roleArn: string) =>
    emulator.setRoles([
      {
        accountId: SHOP,
        name: RECEIVER,
        trust: trustIn(roleArn, undefined),
        policies: [
          {
            name: RECEIVER,
            document: {
              Version: '2012-10-17',
              Statement: [allow('acm:ImportCertificate', `arn:aws:acm:${REGION}:${SHOP}:certificate/*`)],
            },
          },
        ],
      },
    ]);

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    shared = await AcmAccount.of(emulator.endpoint, SHARED);
    shop = await AcmAccount.of(emulator.endpoint, SHOP);
    carrying = await EmulatedFunction.of(emulator, {
      accountId: SHARED,
      name: 'carrying',
      code: carryingCode(),
      statements: [
        allow('acm:ExportCertificate', `arn:aws:acm:${REGION}:${SHARED}:certificate/*`, {
          'ForAllValues:StringLike': { 'acm:DomainNames': ['*.example.com'] },
        }),
        allow('sts:AssumeRole', `arn:aws:iam::*:role/${RECEIVER}`),
      ],
    });
  });
  afterAll(() => emulator?.stop());

  const carry = (certificateArn: string) =>
    carrying.invoke('carrying', SHARED, { certificateArn, roleArn: receiver });

  test('exports it here and imports it there, by a role that trusts it', async () => {
    await receive(carrying.roleArn);
    const certificateArn = await shared.issued('carried.example.com', 'ENABLED');
    const { certificateArn: imported } = await carry(certificateArn);
    const { Serial } = await shared.described(certificateArn);
    expect(await shop.described(imported as string)).toMatchObject({
      CertificateArn: expect.stringContaining(`:${SHOP}:`),
      Type: 'IMPORTED',
      Serial,
    });
    expect(await shared.listed(certificateArn)).toMatchObject({ Exported: true });
  });

  test('fails where the role of the other account trusts another', async () => {
    await receive(`arn:aws:iam::${SHARED}:role/other`);
    const certificateArn = await shared.issued('untrusted.example.com', 'ENABLED');
    expect(await carry(certificateArn)).toMatchObject({
      errorMessage: expect.stringMatching(/not authorized to perform: sts:AssumeRole/),
    });
  });

  test('fails where its own role may not export a certificate of such a name', async () => {
    await receive(carrying.roleArn);
    const certificateArn = await shared.issued('carried.example.org', 'ENABLED');
    expect(await carry(certificateArn)).toMatchObject({
      errorMessage: expect.stringMatching(/not authorized to perform: acm:ExportCertificate/),
    });
    expect(await shared.listed(certificateArn)).toMatchObject({ Exported: false });
  });
});
