import type { PlannedResource, Values } from '../../fleet';
import { beanstalkPolicy } from './beanstalk-policy';
import type { Protocol, TlsService } from './policies';
import type { PolicyPlace, WrittenPolicy } from './policy-place';

/** A policy that is taken from something that is not made yet. */
export const KNOWN_LATER = Symbol('known only after the apply');

export interface ServedPolicy {
  readonly service: TlsService;
  readonly policy: WrittenPolicy | typeof KNOWN_LATER;
}

/** The policy a service has now. */
export function policyBefore({ type, before }: PlannedResource): ServedPolicy | undefined {
  const place = PLACES[type];
  if (!place || !before) return undefined;
  return served(place, before, place.written(before)) ?? served(place, before, place.fallback);
}

/** The policy it will have; undefined where the plan leaves it as it is, or says nothing of it. */
export function policyAfter(service: PlannedResource): ServedPolicy | undefined {
  const { type, after, unknown, references, state } = service;
  const place = PLACES[type];
  if (!place || !after) return undefined;
  const written = served(place, after, place.written(after));
  if (written) return written;
  if (unknown.has(place.argument) && references.has(place.argument))
    return { service: place.service(after), policy: KNOWN_LATER };
  return state === 'replace' ? served(place, after, place.fallback) : undefined;
}

function served(place: PolicyPlace, values: Values, written: unknown): ServedPolicy | undefined {
  const isServed = place.isServed?.(values) ?? true;
  return isServed && isPolicy(written) ? { service: place.service(values), policy: written } : undefined;
}

/** The state has an empty text where nothing is written. */
function isPolicy(written: unknown): written is WrittenPolicy {
  return typeof written === 'string' ? written !== '' : typeof written === 'object' && written !== null;
}

const always = (service: TlsService) => () => service;

const listener: PolicyPlace = {
  service: always('load-balancer'),
  isServed: ({ protocol }) => typeof protocol !== 'string' || isEncrypted(protocol),
  written: ({ ssl_policy }) => ssl_policy,
  argument: 'ssl_policy',
  fallback: 'ELBSecurityPolicy-2016-08',
};
const search: PolicyPlace = {
  service: always('opensearch'),
  written: ({ domain_endpoint_options: block }) => first(block)?.tls_security_policy,
  argument: 'domain_endpoint_options.tls_security_policy',
};

/** Fallbacks: Elastic Load Balancing, API Gateway and AWS IoT Core, security policies. */
const PLACES: Readonly<Record<string, PolicyPlace | undefined>> = {
  aws_lb_listener: listener,
  aws_alb_listener: listener,
  aws_lb_ssl_negotiation_policy: {
    service: always('classic-load-balancer'),
    written: ({ attribute }) => classicPolicy(attribute),
    argument: 'attribute.value',
  },
  aws_load_balancer_policy: {
    service: always('classic-load-balancer'),
    isServed: ({ policy_type_name }) => policy_type_name === 'SSLNegotiationPolicyType',
    written: ({ policy_attribute }) => classicPolicy(policy_attribute),
    argument: 'policy_attribute.value',
  },
  aws_cloudfront_distribution: {
    service: always('cloudfront'),
    written: ({ viewer_certificate: block }) => {
      const viewer = first(block);
      // CloudFront's own certificate goes with TLSv1, whatever is written (API Reference, ViewerCertificate).
      return viewer?.cloudfront_default_certificate === true ? 'TLSv1' : viewer?.minimum_protocol_version;
    },
    argument: 'viewer_certificate.minimum_protocol_version',
  },
  aws_api_gateway_domain_name: {
    service: ({ endpoint_configuration: block }) => {
      const types = first(block)?.types;
      return Array.isArray(types) && types.includes('EDGE') ? 'api-gateway-edge' : 'api-gateway';
    },
    written: ({ security_policy }) => security_policy,
    argument: 'security_policy',
    fallback: 'TLS_1_2',
  },
  aws_apigatewayv2_domain_name: {
    service: always('api-gateway'),
    written: ({ domain_name_configuration: block }) => first(block)?.security_policy,
    argument: 'domain_name_configuration.security_policy',
  },
  aws_transfer_server: {
    service: always('transfer'),
    // SFTP is SSH, and FTP is in the clear.
    isServed: ({ protocols }) => Array.isArray(protocols) && protocols.includes('FTPS'),
    written: ({ security_policy_name }) => security_policy_name,
    argument: 'security_policy_name',
  },
  aws_opensearch_domain: search,
  aws_elasticsearch_domain: search,
  aws_elastic_beanstalk_environment: beanstalkPolicy,
  aws_elastic_beanstalk_configuration_template: beanstalkPolicy,
  aws_iot_domain_configuration: {
    service: always('iot'),
    written: ({ tls_config: block }) => first(block)?.security_policy,
    argument: 'tls_config.security_policy',
    fallback: 'IoTSecurityPolicy_TLS13_1_2_2022_10',
  },
};

/** Resource types with a policy. */
export const TYPES_WITH_POLICY: readonly string[] = Object.keys(PLACES);

/** Whether a listener speaks TLS. */
export function isEncrypted(protocol: unknown): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

/** A Classic Load Balancer names a policy of AWS, or each protocol and cipher by itself. */
function classicPolicy(attributes: unknown): WrittenPolicy | undefined {
  if (!Array.isArray(attributes) || attributes.length === 0) return undefined;
  const all = attributes as ReadonlyArray<Readonly<Record<'name' | 'value', unknown>>>;
  const reference = all.find(({ name }) => name === 'Reference-Security-Policy')?.value;
  if (typeof reference === 'string') return reference;
  const enabled = all.filter(({ value }) => value === 'true').map(({ name }) => String(name));
  return {
    protocols: enabled.flatMap((name) => CLASSIC_PROTOCOLS[name] ?? []),
    ciphers: enabled.filter(
      (name) => !name.startsWith('Protocol-') && name !== 'Server-Defined-Cipher-Order',
    ),
  };
}

const CLASSIC_PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'Protocol-TLSv1.2': 'TLS 1.2',
  'Protocol-TLSv1.1': 'TLS 1.1',
  'Protocol-TLSv1': 'TLS 1.0',
  'Protocol-SSLv3': 'SSL 3.0',
  'Protocol-SSLv2': 'SSL 2.0',
};

function first(block: unknown): Values | undefined {
  return Array.isArray(block) ? (block[0] as Values | undefined) : undefined;
}
