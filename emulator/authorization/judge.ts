/**
 * The process that the emulator asks: a line of JSON in, a line of JSON out, until its input ends.
 *
 * With the start of names of files it keeps there which actions of which statements were needed, and how many questions came.
 */
import { createInterface } from 'node:readline';
import { CallRecord } from './call-record';
import { type Judgement, type Question, type RolePolicySet, judge } from './judgement';

/** Policies, under the key by which questions name them. */
interface Introduction {
  readonly policies: string;
  readonly documents: RolePolicySet;
}

async function main(): Promise<void> {
  const known = new Map<string, RolePolicySet>();
  const [start] = process.argv.slice(2);
  const record = start === undefined ? undefined : new CallRecord(start);
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line) as Introduction | (Question & { readonly policies: string });
    process.stdout.write(`${JSON.stringify(await answer(message, known, record))}\n`);
  }
  record?.close();
}

async function answer(
  message: Introduction | (Question & { readonly policies: string }),
  known: Map<string, RolePolicySet>,
  record: CallRecord | undefined,
): Promise<Judgement> {
  if ('documents' in message) {
    known.set(message.policies, message.documents);
    return { allowed: true };
  }
  const policies = known.get(message.policies);
  if (policies === undefined) throw new Error(`no policies were sent as ${message.policies}`);
  const judgement = await judge(message, policies);
  await record?.keep(message, policies, judgement);
  return judgement;
}

void main();
