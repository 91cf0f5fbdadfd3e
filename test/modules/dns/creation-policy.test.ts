import { judge } from '../../../emulator/authorization/judgement';
import { policyText } from '../../../modules/core';
import { creationStatements } from '../../../modules/dns/creation-policy';

const ROLE = 'arn:aws:sts::111111111111:assumed-role/validation/session';
const TOKEN = '_0123456789abcdef0123456789abcdef';
const KEY = 'route53:ChangeResourceRecordSets';

interface Change {
  readonly name?: string;
  readonly type?: string;
  readonly action?: string;
  readonly zone?: string;
}

/** Whether the role may change a record so. */
async function may({ name, type = 'CNAME', action = 'CREATE', zone = 'Z1' }: Change): Promise<boolean> {
  const policy = JSON.parse(policyText(creationStatements('aws', ['Z1', 'Z2']))) as object;
  const { allowed } = await judge(
    {
      principal: ROLE,
      action: KEY,
      resource: `arn:aws:route53:::hostedzone/${zone}`,
      resourceAccount: '111111111111',
      context: {
        [`${KEY}NormalizedRecordNames`]: [name ?? `${TOKEN}.a.example.com`],
        [`${KEY}RecordTypes`]: [type],
        [`${KEY}Actions`]: [action],
      },
      resourcePolicy: null,
    },
    { identity: [{ name: 'own', policy }], boundary: null, session: null },
  );
  return allowed;
}

test('a function may create the records by which ACM validates, in its zones', async () => {
  expect(await may({})).toBe(true);
  expect(await may({ zone: 'Z2', name: `${TOKEN}.example.org` })).toBe(true);
});

test.each<Change>([
  { action: 'UPSERT' },
  { action: 'DELETE' },
  { type: 'A' },
  { type: 'TXT' },
  { zone: 'Z3' },
  { name: 'www.example.com' },
  { name: 'example.com' },
  { name: '_acme-challenge.shop.example.com.example.com' },
  { name: '_dmarc.mail.shop.production.example.com' },
  { name: `selector._domainkey.${'a'.repeat(20)}.example.com` },
])('and nothing like %j', async (change) => {
  expect(await may(change)).toBe(false);
});
