import type { Application, Environment } from '../environment';
import type { Draft } from '../draft';
import type { Certificate } from '../certificates';
import type { Path, Problem } from '../problem';

/** A certificate of an environment: where it stands, and what is around it. */
export interface CertificateContext {
  readonly path: Path;
  readonly environment: Draft<Environment>;
  readonly applicationName: string;
  readonly application: Draft<Application>;
}

/** What is asked of a certificate of one source. */
export type CertificateRule<T extends Certificate> = (
  context: CertificateContext,
  certificate: Draft<T>,
) => Problem[];
