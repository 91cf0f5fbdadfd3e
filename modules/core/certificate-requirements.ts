import { type CertificateType, KEY_ALGORITHMS, type KeyAlgorithm } from './certificate';

/** The Region of certificates that CloudFront serves, for itself and for other services (ACM User Guide, Regions). */
export const EDGE_CERTIFICATE_REGION = 'us-east-1';

/** Certificates in the lists of one load balancer (Service Quotas, L-9365A611 and L-52964454). */
export const DEFAULT_LISTENER_CERTIFICATE_QUOTA = 25;

/** User Guide for Application Load Balancers, certificates for your HTTPS listener. */
const APPLICATION_LOAD_BALANCER_KEYS = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const;
/** User Guide for Network Load Balancers, certificates for your TLS listener. */
const NETWORK_LOAD_BALANCER_KEYS = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const;

/** User Guide for Classic Load Balancers, SSL/TLS certificates: of ACM neither elliptic curves nor RSA 4096. */
const CLASSIC_LOAD_BALANCER_KEYS = ['RSA_1024', 'RSA_2048', 'RSA_3072'] as const;

/** CloudFront Developer Guide, requirements for certificates, key type and size. */
const CLOUDFRONT_KEYS = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
] as const;

/** What a service asks of every certificate, whoever owns it and whatever its names are. */
export interface CertificateRequirements {
  /** The service, as a message names it. */
  readonly service: string;
  readonly keyAlgorithms: readonly KeyAlgorithm[];
  /**
   * Who may have issued the certificate.
   *
   * @default - anybody
   */
  readonly certificateTypes?: readonly CertificateType[];
  /**
   * Region the certificate must live in, wherever the service is.
   *
   * @default - the service's own Region
   */
  readonly region?: string;
  /**
   * Partitions in which the service takes no certificate of ACM, each with the reason and the document that says it.
   *
   * @default - none is known
   */
  readonly notIn?: Readonly<Record<string, string>>;
}

/** What each service asks, with the document that says it. */
export const CERTIFICATE_REQUIREMENTS = {
  applicationLoadBalancer: {
    service: 'an Application Load Balancer',
    keyAlgorithms: APPLICATION_LOAD_BALANCER_KEYS,
  },
  networkLoadBalancer: { service: 'a Network Load Balancer', keyAlgorithms: NETWORK_LOAD_BALANCER_KEYS },
  beanstalkApplication: {
    service: 'an Application Load Balancer of Elastic Beanstalk',
    keyAlgorithms: APPLICATION_LOAD_BALANCER_KEYS,
  },
  beanstalkNetwork: {
    service: 'a Network Load Balancer of Elastic Beanstalk',
    keyAlgorithms: NETWORK_LOAD_BALANCER_KEYS,
  },
  beanstalkClassic: {
    service: 'a Classic Load Balancer of Elastic Beanstalk',
    keyAlgorithms: CLASSIC_LOAD_BALANCER_KEYS,
  },
  classicLoadBalancer: { service: 'a Classic Load Balancer', keyAlgorithms: CLASSIC_LOAD_BALANCER_KEYS },
  /** API Gateway Developer Guide: public keys of at most 2048 bits. */
  regionalApiDomain: {
    service: 'an API Gateway REGIONAL domain name',
    keyAlgorithms: ['RSA_1024', 'RSA_2048', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
  },
  /** API Gateway Developer Guide: public keys of at most 2048 bits, of what CloudFront takes. */
  edgeApiDomain: {
    service: 'an API Gateway EDGE domain name',
    keyAlgorithms: ['RSA_1024', 'RSA_2048', 'EC_prime256v1', 'EC_secp384r1'],
    region: EDGE_CERTIFICATE_REGION,
    notIn: {
      'aws-cn':
        'China has no edge-optimized domain names (Getting Started with Amazon Web Services in China, Amazon API Gateway)',
      'aws-us-gov':
        'GovCloud has no edge-optimized domain names (AWS GovCloud (US) User Guide, Amazon API Gateway)',
    },
  },
  /** API Gateway Developer Guide, considerations for private custom domain names. */
  privateApiDomain: {
    service: 'an API Gateway private domain name',
    keyAlgorithms: ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'],
  },
  /** API Gateway Developer Guide: public keys of at most 2048 bits. */
  httpApiDomain: {
    service: 'an API Gateway domain name of HTTP or WebSocket APIs',
    keyAlgorithms: ['RSA_1024', 'RSA_2048', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
  },
  cloudFront: {
    service: 'CloudFront',
    keyAlgorithms: CLOUDFRONT_KEYS,
    region: EDGE_CERTIFICATE_REGION,
    notIn: {
      'aws-cn':
        'CloudFront in China takes certificates from IAM only (Getting Started with Amazon Web Services in China, Amazon CloudFront)',
      'aws-us-gov':
        'GovCloud has no CloudFront: it belongs to a standard account (AWS GovCloud (US) User Guide, Amazon CloudFront)',
    },
  },
  /** Cognito Developer Guide, using your own domain for managed login: a distribution of CloudFront serves it. */
  cognitoDomain: {
    service: 'a Cognito domain',
    keyAlgorithms: CLOUDFRONT_KEYS,
    region: EDGE_CERTIFICATE_REGION,
    certificateTypes: ['AMAZON_ISSUED', 'IMPORTED'],
  },
  /** AppSync Developer Guide, configuring custom domain names: a distribution of CloudFront serves each. */
  appSyncDomain: {
    service: 'an AppSync domain',
    keyAlgorithms: CLOUDFRONT_KEYS,
    region: EDGE_CERTIFICATE_REGION,
  },
  /** VPC Lattice User Guide, bring your own certificate. */
  latticeService: { service: 'VPC Lattice', keyAlgorithms: ['RSA_2048'] },
  /** AWS IoT Core Developer Guide, creating and configuring customer-managed domains. */
  iotDomain: {
    service: 'AWS IoT Core',
    keyAlgorithms: ['RSA_2048', 'EC_prime256v1'],
    notIn: {
      'aws-us-gov':
        'GovCloud has no domain configurations (AWS IoT Core Developer Guide, domain configurations)',
    },
  },
  /** Global Accelerator Developer Guide, listeners: it passes TCP on, and its endpoints end TLS. */
  globalAccelerator: {
    service: 'Global Accelerator',
    keyAlgorithms: KEY_ALGORITHMS,
  },
  /** Nitro Enclaves User Guide, ACM for Nitro Enclaves: public and private certificates, no list of keys. */
  nitroEnclave: {
    service: 'a Nitro Enclave',
    keyAlgorithms: KEY_ALGORITHMS,
  },
  /** Cloud Map Developer Guide, services: it answers DNS queries, and what it leads to ends TLS. */
  cloudMap: {
    service: 'AWS Cloud Map',
    keyAlgorithms: KEY_ALGORITHMS,
  },
  /** Amplify Hosting User Guide, using SSL/TLS certificates: RSA of 1024 to 4096 bits and P-256, from us-east-1. */
  amplifyDomain: {
    service: 'an Amplify domain',
    keyAlgorithms: ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1'],
    region: EDGE_CERTIFICATE_REGION,
  },
  /** Amazon EC2 API Reference, CreateVerifiedAccessEndpoint: a public certificate, and no list of keys. */
  verifiedAccess: {
    service: 'AWS Verified Access',
    keyAlgorithms: KEY_ALGORITHMS,
    certificateTypes: ['AMAZON_ISSUED', 'IMPORTED'],
  },
  /** AWS Client VPN Administrator Guide, mutual authentication. */
  clientVpn: { service: 'AWS Client VPN', keyAlgorithms: ['RSA_1024', 'RSA_2048'] },
  /** Amazon Redshift Management Guide, custom domain names for client connections: no list of keys. */
  redshiftServerless: { service: 'Amazon Redshift Serverless', keyAlgorithms: KEY_ALGORITHMS },
  /** AWS Site-to-Site VPN User Guide, customer gateway options: of a private CA, and no list of keys. */
  customerGateway: {
    service: 'a customer gateway',
    keyAlgorithms: KEY_ALGORITHMS,
    certificateTypes: ['PRIVATE'],
  },
  /** AWS Network Firewall Developer Guide, using SSL/TLS certificates: all algorithms of ACM. */
  networkFirewall: { service: 'AWS Network Firewall', keyAlgorithms: KEY_ALGORITHMS },
  /** OpenSearch Service Developer Guide, creating a custom endpoint: no list of keys. */
  openSearchDomain: {
    service: 'an OpenSearch domain',
    keyAlgorithms: KEY_ALGORITHMS,
  },
  /** Transfer Family API Reference, CreateServer: not RSA 3072. */
  transferServer: {
    service: 'a Transfer server',
    keyAlgorithms: ['RSA_2048', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
  },
  /** PrivateLink Guide, endpoint services: it passes TCP on, and a Network Load Balancer ends TLS. */
  endpointService: {
    service: 'an endpoint service',
    keyAlgorithms: NETWORK_LOAD_BALANCER_KEYS,
  },
} as const satisfies Readonly<Record<string, CertificateRequirements>>;

/** A service that our modules attach certificates to. */
export type CertificateService = keyof typeof CERTIFICATE_REQUIREMENTS;

/** What a service asks of every certificate. */
export function certificateRequirements(service: CertificateService): CertificateRequirements {
  return CERTIFICATE_REQUIREMENTS[service];
}

/** Who may have issued a certificate by whose CA clients are let in: everybody gets a public one. */
export const CLIENT_AUTHORITY_TYPES: readonly CertificateType[] = ['PRIVATE', 'IMPORTED'];

/** A service that lets clients in by a certificate's CA, as a message names it. */
export function clientAuthorityText(service: string): string {
  return `${service}, which lets in clients that its CA signed,`;
}
