import type { Application, Environment } from '../environment';
import type { Draft } from './draft';
import type { Path } from './problem';

/** A certificate of an environment: where it stands, and what is around it. */
export interface CertificateContext {
  readonly path: Path;
  readonly environment: Draft<Environment>;
  readonly applicationName: string;
  readonly application: Draft<Application>;
}
