import {
  ChangeResourceRecordSetsCommand,
  InvalidChangeBatch,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import type { Placed, Refusal } from './places';
import type { Proof } from './proofs';

const TTL_SECONDS = 300;

/** What became of the proofs of a certificate. */
export interface Written {
  /** Names of records that were written. */
  readonly written: readonly string[];
  /** Names of records that stood already. */
  readonly standing: readonly string[];
  readonly refused: readonly Refusal[];
}

/**
 * Writes the records that do not stand. What stands is never touched: the function may create records, and nothing else.
 *
 * @throws Error where Route 53 did not answer, or somebody writes the same records again and again
 */
export async function writeRecords(client: Route53Client, placed: readonly Placed[]): Promise<Written> {
  try {
    return await writeMissing(client, placed);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Two certificates of an account that have a name in common want the same record at the same moment.
    return writeMissing(client, placed);
  }
}

async function writeMissing(client: Route53Client, placed: readonly Placed[]): Promise<Written> {
  const standing: string[] = [];
  const refused: Refusal[] = [];
  const missing = new Map<string, Proof[]>();
  for (const { proof, hostedZoneId } of placed) {
    const found = await recordsAt(client, hostedZoneId, proof.recordName);
    if (found.length === 0) missing.set(hostedZoneId, [...(missing.get(hostedZoneId) ?? []), proof]);
    else if (found.every((record) => isProof(record, proof))) standing.push(proof.recordName);
    else refused.push({ name: proof.name, reason: `another record stands at ${proof.recordName}` });
  }
  for (const [hostedZoneId, proofs] of missing) await create(client, hostedZoneId, proofs);
  const written = [...missing.values()].flat().map(({ recordName }) => recordName);
  return { written, standing, refused };
}

/** Records of a name, whatever their type: Route 53 lists them one after the other. */
async function recordsAt(
  client: Route53Client,
  hostedZoneId: string,
  recordName: string,
): Promise<ResourceRecordSet[]> {
  const { ResourceRecordSets = [] } = await client.send(
    new ListResourceRecordSetsCommand({
      HostedZoneId: hostedZoneId,
      StartRecordName: recordName,
      MaxItems: 2,
    }),
  );
  return ResourceRecordSets.filter(({ Name }) => isSameName(Name, recordName));
}

function isProof({ Type, ResourceRecords = [] }: ResourceRecordSet, { recordValue }: Proof): boolean {
  // An alias has no values.
  const [only, ...others] = ResourceRecords;
  return Type === 'CNAME' && others.length === 0 && isSameName(only?.Value, recordValue);
}

async function create(client: Route53Client, hostedZoneId: string, proofs: readonly Proof[]): Promise<void> {
  const Changes = proofs.map(({ recordName, recordValue }) => ({
    Action: 'CREATE' as const,
    ResourceRecordSet: {
      Name: recordName,
      Type: 'CNAME' as const,
      TTL: TTL_SECONDS,
      ResourceRecords: [{ Value: recordValue }],
    },
  }));
  await client.send(
    new ChangeResourceRecordSetsCommand({ HostedZoneId: hostedZoneId, ChangeBatch: { Changes } }),
  );
}

function isTaken(error: unknown): boolean {
  return error instanceof InvalidChangeBatch && /already exists/.test(error.message);
}

function isSameName(one: string | undefined, other: string): boolean {
  return canonical(one ?? '') === canonical(other);
}

function canonical(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
