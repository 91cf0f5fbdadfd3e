import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type Tags,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { clusterParameter } from './cluster-parameter';
import { checkNoWildcard, checkedDomainName } from './domain-name-check';

/** TLS policies of OpenSearch Service without TLS 1.0 and 1.1; AWS may name more. */
export type OpenSearchTlsPolicy =
  'Policy-Min-TLS-1-2-PFS-2023-10' | 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08' | (string & {});

/** The block `domain_endpoint_options` of a domain. */
export interface OpenSearchEndpointOptions {
  readonly customEndpointEnabled: true;
  readonly customEndpoint: string;
  readonly customEndpointCertificateArn: string;
  readonly enforceHttps: true;
  readonly tlsSecurityPolicy: OpenSearchTlsPolicy;
}

export interface OpenSearchDomainProps {
  /** Host name that clients ask the domain for, without wildcard. */
  readonly customEndpoint: string;
  /** In the account and Region of the domain. */
  readonly certificate: ICertificate;
  /** Name of the SSM parameter with the endpoint options as JSON, for whoever owns the domain. */
  readonly parameterName: string;
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default 'Policy-Min-TLS-1-2-PFS-2023-10' - TLS 1.2 and 1.3, with forward secrecy
   */
  readonly tlsSecurityPolicy?: OpenSearchTlsPolicy;
  /**
   * Account and Region of the domain.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * The certificate of an OpenSearch domain: an SSM parameter with its endpoint options, in the words of AWS's API.
 *
 * It defines no domain. AWS has no resource for the endpoint alone, and a domain is a store of data, with an owner: to
 * define it here would be to take it over, and to delete it with the certificate. Another certificate changes the
 * parameter, before the old one is deleted.
 */
export class OpenSearchDomain extends Construct {
  /** For a domain of the same stack. */
  public readonly domainEndpointOptions: OpenSearchEndpointOptions;
  public readonly parameterArn: string;

  constructor(scope: Construct, id: string, props: OpenSearchDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    const customEndpoint = checkedDomainName(this, props.customEndpoint, 'customEndpoint');
    checkNoWildcard(this, customEndpoint, 'customEndpoint');
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.openSearchDomain,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: [customEndpoint],
    });

    const options = {
      customEndpointEnabled: true,
      customEndpoint,
      customEndpointCertificateArn: props.certificate.certificateArn,
      enforceHttps: true,
      tlsSecurityPolicy: props.tlsSecurityPolicy ?? 'Policy-Min-TLS-1-2-PFS-2023-10',
    } as const;
    this.domainEndpointOptions = options;
    // OpenSearch Service API Reference, DomainEndpointOptions; CloudFormation has the same names.
    const told = {
      CustomEndpointEnabled: options.customEndpointEnabled,
      CustomEndpoint: options.customEndpoint,
      CustomEndpointCertificateArn: options.customEndpointCertificateArn,
      EnforceHTTPS: options.enforceHttps,
      TLSSecurityPolicy: options.tlsSecurityPolicy,
    };
    this.parameterArn = clusterParameter(this, 'Endpoint options of an OpenSearch domain', told, props).arn;
  }
}
