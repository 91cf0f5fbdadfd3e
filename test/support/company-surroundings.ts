import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  type RRType,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { ask } from './ask';
import type { Chosen } from './applicable-company';
import { sharedAuthority } from './shared-authority';
import { temporaryFolder } from './temporary-folder';

export const ACCOUNTS = {
  sharedServices: '111111111111',
  shop: '222222222222',
  media: '333333333333',
  devices: '444444444444',
  partner: '555555555555',
  zones: '666666666666',
} as const;

/** What others have made before the company's first apply, by what its files say: the ids that AWS chose. */
export async function madeByOthers(endpoint: string): Promise<Chosen> {
  const { sharedServices, shop, devices, zones } = ACCOUNTS;
  const old = selfSigned('old.shop.example.com');
  const acm = new ACMClient(await configOf(endpoint, shop, 'eu-west-1'));
  const { CertificateArn } = await acm.send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(old.certificate),
      PrivateKey: Buffer.from(old.privateKey),
    }),
  );
  return {
    Z00000000DEVICES0000: await makeZone(endpoint, devices, 'devices.example.com'),
    Z0000000EXISTING0000: await makeZone(endpoint, sharedServices, 'example.org'),
    Z000000ELSEWHERE0000: await makeZone(endpoint, zones, 'example.net'),
    'arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-000000000003': CertificateArn!,
    'arn:aws:acm-pca:eu-west-1:888888888888:certificate-authority/00000000-0000-4000-8000-000000000001':
      await sharedAuthority(endpoint, { region: 'eu-west-1', owner: devices, sharedWith: [shop] }),
    e0e0e0e0e0: await idOfHttpApi(endpoint, shop, 'events'),
  };
}

/** Makes a hosted zone; returns its id. */
export async function makeZone(endpoint: string, accountId: string, Name: string): Promise<string> {
  const route53 = new Route53Client(await configOf(endpoint, accountId));
  const { HostedZone } = await route53.send(new CreateHostedZoneCommand({ Name, CallerReference: Name }));
  return HostedZone!.Id!.replace('/hostedzone/', '');
}

/** Writes a record as the people do who edit a zone. */
export async function writeRecord(
  endpoint: string,
  {
    accountId,
    zoneId,
    type,
    name,
    value,
  }: { readonly [K in 'accountId' | 'zoneId' | 'name' | 'value']: string } & {
    readonly type: RRType;
  },
): Promise<void> {
  const route53 = new Route53Client(await configOf(endpoint, accountId));
  const ResourceRecordSet = { Name: name, Type: type, TTL: 300, ResourceRecords: [{ Value: value }] };
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zoneId,
      ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet }] },
    }),
  );
}

export async function configOf(endpoint: string, accountId: string, region = 'us-east-1') {
  return { endpoint, region, credentials: await accountCredentials(endpoint, accountId) };
}

/** A certificate that signed itself, with its key. */
function selfSigned(...names: readonly [string, ...string[]]) {
  const folder = temporaryFolder('self-signed');
  const subjects = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '397', '-keyout', 'key', '-out', 'pem'],
      ...['-subj', `/CN=${names[0]}`, '-addext', subjects],
    ],
    { cwd: folder, stdio: 'pipe' },
  );
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { certificate: read('pem'), privateKey: read('key') };
}

async function idOfHttpApi(endpoint: string, accountId: string, name: string): Promise<string> {
  const { items } = (await ask(endpoint, accountId, 'apigateway', '/v2/apis')) as {
    readonly items: ReadonlyArray<{ readonly name: string; readonly apiId: string }>;
  };
  return items.find((each) => each.name === name)!.apiId;
}
