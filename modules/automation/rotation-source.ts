import type { AllowStatement } from '../core/constructs';

/** How a function reads what it imports, and learns of it. */
export interface SourceAccess {
  /** What it is, as the name of a rule says it. */
  readonly what: 'secret' | 'object';
  readonly reading: AllowStatement;
  /** The service through which alone its key decrypts, as `kms:ViaService` has it. */
  readonly service: string;
  /** Pattern of the events that tell of a new version. */
  readonly newVersions: object;
}
