/** A certificate as ACM knows it, whoever requested it: plans show only what Terraform manages or looks up. */
export interface KnownCertificate {
  readonly certificateArn: string;
  readonly domainName: string;
  /** Normalized names of the CNAMEs it renews by. */
  readonly recordNames: readonly string[];
  /** As ISO moment. @default - not issued yet */
  readonly expiry?: string;
}
