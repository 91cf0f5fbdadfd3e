import { exportPrice } from '../../modules/certificate/export-price';
import { MANAGED_LIFETIMES } from '../../modules/core';
import type { Values } from '../resource';

/** Day on which the prices were read, in AWS's lists for us-east-1. */
export const PRICES_OF = '2026-11-27';

/** What AWS asks a month for something that is there, whatever it does. */
export interface Price {
  /** As a bill would call it, in the plural. */
  readonly what: string;
  /** For one, a month. */
  readonly usd: number;
  /** How many of it a resource is. @default 1 */
  readonly count?: number;
}

const HOURS = 730;

/** Days from the issue of a public certificate to its renewal. */
const DAYS_TO_RENEWAL = MANAGED_LIFETIMES.public.lifetimeDays - MANAGED_LIFETIMES.public.renewalDays;

/** By Terraform type; the other types of stacks cost nothing, or by what they do. */
const PRICES: Readonly<Record<string, (values: Values) => Price | undefined>> = {
  // AWS Private CA pricing.
  aws_acmpca_certificate_authority: ({ usage_mode: mode }) =>
    mode === 'SHORT_LIVED_CERTIFICATE'
      ? { what: 'private CAs for short-lived certificates', usd: 50 }
      : { what: 'general-purpose private CAs', usd: 400 },
  // AWS Certificate Manager pricing: asked at each issue and renewal, by name.
  aws_acm_certificate: exportable,
  // Amazon CloudWatch pricing, by metric.
  aws_cloudwatch_metric_alarm: ({ period, metric_query: queries }) => ({
    what: typeof period === 'number' && period < 60 ? 'high-resolution alarms' : 'alarms',
    usd: typeof period === 'number' && period < 60 ? 0.3 : 0.1,
    count: Array.isArray(queries) ? Math.max(queries.length, 1) : 1,
  }),
  aws_cloudwatch_composite_alarm: () => ({ what: 'composite alarms', usd: 0.5 }),
  // Amazon CloudWatch pricing; the first three of an account are free.
  aws_cloudwatch_dashboard: () => ({ what: 'dashboards, of those beyond three in an account', usd: 3 }),
  // Amazon Route 53 pricing, of the first 25 zones of an account.
  aws_route53_zone: () => ({ what: 'hosted zones', usd: 0.5 }),
  // AWS Secrets Manager pricing.
  aws_secretsmanager_secret: () => ({ what: 'secrets', usd: 0.4 }),
  // Elastic Load Balancing pricing.
  aws_lb_trust_store: () => ({ what: 'trust stores of load balancers', usd: 0.0056 * HOURS }),
  aws_elb: () => ({ what: 'Classic Load Balancers', usd: 0.025 * HOURS }),
  // AWS Transfer Family pricing, by protocol.
  aws_transfer_server: ({ protocols }) => ({
    what: 'protocols of Transfer servers',
    usd: 0.3 * HOURS,
    count: Array.isArray(protocols) ? protocols.length : 1,
  }),
  // AWS VPN pricing.
  aws_ec2_client_vpn_network_association: () => ({ what: 'associations of Client VPN', usd: 0.1 * HOURS }),
  // AWS Verified Access pricing, of the first 148,800 hours.
  aws_verifiedaccess_endpoint: () => ({ what: 'applications of Verified Access', usd: 0.27 * HOURS }),
  // Amazon VPC Lattice pricing.
  aws_vpclattice_service: () => ({ what: 'services of VPC Lattice', usd: 0.025 * HOURS }),
  // AWS Cloud Map pricing.
  aws_service_discovery_instance: () => ({ what: 'instances in Cloud Map', usd: 0.1 }),
  // AWS Key Management Service pricing.
  aws_kms_key: () => ({ what: 'customer managed keys', usd: 1 }),
  // AWS Global Accelerator pricing.
  aws_globalaccelerator_accelerator: () => ({ what: 'accelerators', usd: 0.025 * HOURS }),
  // AWS PrivateLink pricing.
  aws_vpc_endpoint: ({ vpc_endpoint_type: type, subnet_ids: subnets }) =>
    type === 'Interface'
      ? {
          what: 'interface endpoints, each in an Availability Zone',
          usd: 0.01 * HOURS,
          count: Array.isArray(subnets) ? subnets.length : 1,
        }
      : undefined,
};

/** The price of a resource; undefined where nothing is asked for its being there. */
export function priceOf(type: string, values: Values): Price | undefined {
  return Object.hasOwn(PRICES, type) ? PRICES[type]!(values) : undefined;
}

function exportable(values: Values): Price | undefined {
  const [options] = Array.isArray(values.options) ? (values.options as Values[]) : [values.options as Values];
  if (options?.export !== 'ENABLED') return undefined;
  const others = Array.isArray(values.subject_alternative_names) ? values.subject_alternative_names : [];
  const names = [values.domain_name, ...(others as unknown[])].filter((name) => typeof name === 'string');
  const atIssue = exportPrice([...new Set(names)]);
  return {
    what: `exportable certificates, issued anew every ${DAYS_TO_RENEWAL} days`,
    usd: (atIssue * 365) / 12 / DAYS_TO_RENEWAL,
  };
}

/** The types that have a price. */
export const PRICED_TYPES: readonly string[] = Object.keys(PRICES);
