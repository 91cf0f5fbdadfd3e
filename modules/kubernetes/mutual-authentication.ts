/** How an Application Load Balancer asks clients for certificates. */
export type MutualAuthentication =
  | {
      /**
       * `passthrough` hands what clients show on to the targets, unchecked. `off` ends what was there before: left out,
       * the listener stays as it is.
       */
      readonly mode: 'off' | 'passthrough';
    }
  | {
      readonly mode: 'verify';
      /** ARN or name of the trust store that has the CAs of clients. */
      readonly trustStore: string;
      /** @default false */
      readonly ignoreClientCertificateExpiry?: boolean;
      /** Whether clients are told the CAs that are trusted. @default 'off' */
      readonly advertiseTrustStoreCaNames?: 'on' | 'off';
    };
