import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { accountCredentials } from '../../live/account-credentials';

const ACCOUNT = {
  accountId: '222222222222',
  deployRoleArn: 'arn:aws-cn:iam::222222222222:role/certfleet-deploy',
  externalId: 'shop-deploys',
};

/** What is asked of the token service. */
async function assumed(roleName?: string): Promise<URLSearchParams> {
  let asked = '';
  const server = createServer((incoming, outgoing) => {
    incoming.on('data', (chunk: Buffer) => (asked += chunk.toString()));
    incoming.on('end', () => {
      outgoing.setHeader('content-type', 'text/xml');
      outgoing.end(
        '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  });
  try {
    await accountCredentials(ACCOUNT, { roleName })();
    return new URLSearchParams(asked);
  } finally {
    process.env = before;
    await new Promise((resolve) => server.close(resolve));
  }
}

test('assumes the deploy role with its external id, in a session that can only read', async () => {
  const asked = await assumed();
  expect(asked.get('RoleArn')).toBe(ACCOUNT.deployRoleArn);
  expect(asked.get('ExternalId')).toBe('shop-deploys');
  const page = readFileSync(join(__dirname, '../../docs/live.md'), 'utf8');
  const [, policy = ''] = /```json\n([^]*?)```/.exec(page)!;
  expect(JSON.parse(asked.get('Policy')!)).toEqual(JSON.parse(policy));
});

test('assumes a role by name in the same partition, without the external id of another', async () => {
  const asked = await assumed('certfleet-read');
  expect(asked.get('RoleArn')).toBe('arn:aws-cn:iam::222222222222:role/certfleet-read');
  expect(asked.get('ExternalId')).toBeNull();
});
