import type { Values } from '../../fleet';

/** What stands before a plan, by address: attributes as they are or, of common types, what one must know of them. */
export type StateDescription = Readonly<Record<string, Values>>;

const ACCOUNT = '222222222222';
const LOAD_BALANCING = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}`;

/** Attributes that AWS would have answered with. A description's own attributes come last. */
const SHORT: Readonly<Record<string, (values: Values) => Values>> = {
  aws_acm_certificate: ({ id, names, region = 'eu-west-1', ...values }) => {
    const arn = `arn:aws:acm:${String(region)}:${ACCOUNT}:certificate/${String(id)}`;
    const all = names as readonly string[];
    return {
      arn,
      id: arn,
      domain_name: all[0],
      subject_alternative_names: all.toSorted(),
      domain_validation_options: all.map((name) => ({
        domain_name: name,
        resource_record_name: `_t${String(id)}.${name.replace('*.', '')}.`,
        resource_record_type: 'CNAME',
        resource_record_value: `_v${String(id)}.acm-validations.aws.`,
      })),
      certificate_authority_arn: '',
      key_algorithm: 'RSA_2048',
      not_after: '2027-04-10T23:59:59Z',
      not_before: '2026-09-24T00:00:00Z',
      options: [{ certificate_transparency_logging_preference: 'ENABLED' }],
      renewal_eligibility: 'ELIGIBLE',
      status: 'ISSUED',
      type: 'AMAZON_ISSUED',
      validation_method: 'DNS',
      tags: {},
      tags_all: {},
      ...values,
    };
  },
  aws_lb_listener: ({ id, ...values }) => ({
    arn: `${LOAD_BALANCING}:listener/app/shop/50dc6c495c0c9188/${String(id)}`,
    id: `${LOAD_BALANCING}:listener/app/shop/50dc6c495c0c9188/${String(id)}`,
    load_balancer_arn: `${LOAD_BALANCING}:loadbalancer/app/shop/50dc6c495c0c9188`,
    port: 443,
    protocol: 'HTTPS',
    ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    default_action: [
      { order: 1, type: 'forward', target_group_arn: `${LOAD_BALANCING}:targetgroup/shop/73e2d6bc24d8a067` },
    ],
    tags: {},
    tags_all: {},
    ...values,
  }),
  aws_lb_listener_certificate: (values) => ({
    id: `${String(values.listener_arn)}_${String(values.certificate_arn)}`,
    ...values,
  }),
  aws_route53_record: ({ name, value, zone_id = 'Z0TESTZONE1', ...values }) => ({
    id: `${String(zone_id)}_${String(name)}_CNAME`,
    name,
    fqdn: name,
    records: [value],
    type: 'CNAME',
    ttl: 60,
    zone_id,
    multivalue_answer_routing_policy: false,
    ...values,
  }),
  aws_acm_certificate_validation: ({ certificate_arn: arn, ...values }) => ({
    id: '2026-09-24 00:00:00 +0000 UTC',
    certificate_arn: arn,
    ...values,
  }),
};

/** Schema versions of provider 5, where it would otherwise upgrade what is described. */
const SCHEMA_VERSIONS: Readonly<Record<string, number>> = { aws_route53_record: 2 };

const ADDRESS = /^(?:(module\..+)\.)?(aws_[a-z0-9_]+)\.([A-Za-z0-9_-]+)(\[.+\])? ?$/;

/**
 * A state of Terraform, version 4. `$provider` of a resource names the provider that made it, `$dependencies` what it
 * was made from, `$schema` the version of its schema; `$deposed` makes it one that a replacement left, whose address may
 * end in a space, as JSON has each name once.
 */
export function stateOf(description: StateDescription): object {
  const resources = Object.entries(description).map(([address, described]) => {
    const [, module, type = '', name, key] = ADDRESS.exec(address) ?? [];
    const {
      $provider: provider = 'aws',
      $deposed: deposed,
      $dependencies: dependencies,
      $schema: schema = SCHEMA_VERSIONS[type] ?? 0,
      ...values
    } = described;
    const [, alias] = String(provider).split('.');
    return {
      module,
      mode: 'managed',
      type,
      name,
      provider: `provider["registry.terraform.io/hashicorp/aws"]${alias === undefined ? '' : `.${alias}`}`,
      instances: [
        {
          index_key: key === undefined ? undefined : (JSON.parse(key.slice(1, -1)) as unknown),
          deposed,
          schema_version: schema,
          dependencies,
          attributes: SHORT[type.replace('aws_alb_', 'aws_lb_')]?.(values) ?? values,
        },
      ],
    };
  });
  return { version: 4, serial: 1, lineage: 'any', outputs: {}, resources: merged(resources) };
}

type StateResource = { readonly instances: readonly object[] } & Readonly<Record<string, unknown>>;

/** A state has the instances of one address together. */
function merged(resources: readonly StateResource[]): object[] {
  const byAddress = new Map<string, StateResource>();
  for (const resource of resources) {
    const { instances, ...common } = resource;
    const key = JSON.stringify(common);
    byAddress.set(key, { ...common, instances: [...(byAddress.get(key)?.instances ?? []), ...instances] });
  }
  return [...byAddress.values()];
}
