/** A record set of Route 53, its values as Route 53 writes them. */
export interface HostedRecords {
  readonly type: string;
  readonly ttl: number;
  readonly values: readonly string[];
}

/** What the public zones of all emulated accounts have at a name. */
export interface HostedName {
  /** Also where only other names stand below it. */
  readonly exists: boolean;
  readonly records: readonly HostedRecords[];
}

export type LookUp = (name: string) => Promise<HostedName>;

/** Asks the emulator at an endpoint. */
export function lookUpAt(endpoint: string): LookUp {
  return async (name) => {
    const answer = await fetch(`${endpoint}/certfleet-emulator/names`, {
      method: 'POST',
      body: JSON.stringify({ name }),
    });
    if (!answer.ok) throw new Error(`the emulator must say what stands at ${name}, got ${answer.status}`);
    return (await answer.json()) as HostedName;
  };
}
