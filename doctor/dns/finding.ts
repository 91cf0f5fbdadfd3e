/** A record somebody has to add, its value as in a zone file. */
export interface RecordToAdd {
  /** Without the last dot. */
  readonly name: string;
  readonly type: 'CAA' | 'CNAME' | 'NS';
  readonly value: string;
}

/** Something that will make validation hang, or keep automation from its work, or might. */
export interface Finding {
  /** Names the kind of finding for programs, for example `caa-forbids`. */
  readonly id: string;
  /** `error` stops validation; `warning` may; `unknown` could not be found out. */
  readonly severity: 'error' | 'warning' | 'unknown';
  /** Name on the certificate, the zone it lies in, or of an account the Region or organizational unit that it is about. */
  readonly name: string;
  readonly subject: string;
  /** What must hold, and what was found. */
  readonly problem: string;
  readonly remedy: string;
  /** Empty where no record helps, or its value is not known. */
  readonly records: readonly RecordToAdd[];
}

/** `example.com. CAA 0 issue "amazon.com"` */
export function recordLine({ name, type, value }: RecordToAdd): string {
  return `${name}. ${type} ${value}`;
}
