import { bucketName, formOf, list, word } from './form';

/**
 * The certificates of all roots in one object, for clients: `s3://<bucketName>/ca-certificates.pem`, in the
 * shared-services Region. The organization and the accounts outside it that the file names may read it.
 *
 * It holds the roots that shared services has or stands below: add the root of another account's CA to `caCertificates`.
 */
export interface CaCertificatesBundle {
  /** Bucket to create. Another name moves the bundle: clients must know the new one. */
  readonly bucketName: string;
  /**
   * Further roots in PEM, no keys: one or several in each text.
   *
   * @default - the roots of the environment only
   */
  readonly caCertificates?: readonly string[];
}

export const caCertificatesBundleForm = formOf<CaCertificatesBundle>()({
  bucketName,
  caCertificates: list(word).optional(),
});
