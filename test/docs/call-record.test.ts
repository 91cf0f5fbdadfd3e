import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallRecord, recordFiles } from '../../emulator/authorization/call-record';
import { type NamedPolicy, type Question, judge } from '../../emulator/authorization/judgement';
import { temporaryFolder } from '../support/temporary-folder';

const ROLE = 'arn:aws:iam::111111111111:role/deploy';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:web-a1b2c3';
const ACTION = 'secretsmanager:GetSecretValue';

const asking = (resource = SECRET): Question => ({
  principal: ROLE,
  action: ACTION,
  resource,
  resourceAccount: '111111111111',
  context: {},
  resourcePolicy: null,
});

const statement = (sid: string, resource = SECRET) => ({
  Sid: sid,
  Effect: 'Allow',
  Action: [ACTION, 'secretsmanager:DescribeSecret'],
  Resource: [resource],
});

const policy = (...statements: object[]): NamedPolicy => ({
  name: 'own',
  policy: { Version: '2012-10-17', Statement: statements },
});

/** What is kept of these questions, asked one after the other. */
async function keep(identity: readonly NamedPolicy[], ...questions: readonly Question[]) {
  const start = join(temporaryFolder('calls'), 'one');
  const record = new CallRecord(start);
  const policies = { identity, boundary: null, session: null };
  for (const question of questions) await record.keep(question, policies, await judge(question, policies));
  record.close();
  const { needed, judged } = recordFiles(start);
  const lines = existsSync(needed) ? readFileSync(needed, 'utf8').trim().split('\n') : [];
  return {
    needed: lines.map((line) => (JSON.parse(line) as { sid: string }).sid),
    judged: JSON.parse(readFileSync(judged, 'utf8')) as object,
  };
}

test('a call needs the statement without which it would be refused, told once', async () => {
  await expect(keep([policy(statement('Read'))], asking(), asking())).resolves.toEqual({
    needed: ['Read'],
    judged: { allowed: 2, refused: 0 },
  });
});

test('a call needs no statement where another, of another reach, would allow it too', async () => {
  const both = [policy(statement('Read'), statement('ReadAll', SECRET.replace('web-a1b2c3', '*')))];
  const { needed } = await keep(both, asking());
  expect(needed).toEqual([]);
});

test('a call needs each of the statements that are alike, as each kind asks for its own', async () => {
  const { needed } = await keep([policy(statement('Read'), statement('Again'))], asking());
  expect(needed.sort()).toEqual(['Again', 'Read']);
});

test('a refused call needs nothing, and is counted', async () => {
  await expect(keep([policy(statement('Read'))], asking(`${SECRET}4`))).resolves.toEqual({
    needed: [],
    judged: { allowed: 0, refused: 1 },
  });
});
