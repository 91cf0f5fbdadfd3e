import type { Certificate } from '../../environments';
import { wireDistributedCertificate } from './distributed';
import { wireExistingCertificate } from './existing';
import { wireImportedCertificate } from './imported';
import { wirePrivateCertificate } from './private';
import { wirePublicCertificate } from './public';
import type { Wiring } from './wiring';

/** How a certificate of each source is wired: a source that is not here does not compile. */
export const WIRINGS: {
  readonly [Source in Certificate['source']]: Wiring<Extract<Certificate, { source: Source }>>;
} = {
  public: wirePublicCertificate,
  private: wirePrivateCertificate,
  imported: wireImportedCertificate,
  distributed: wireDistributedCertificate,
  existing: wireExistingCertificate,
};
