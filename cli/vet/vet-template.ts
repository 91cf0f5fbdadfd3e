import { isDeepStrictEqual } from 'node:util';
import type { Path, Problem } from '../../environments';
import { type Values, textOf } from '../../fleet';
import { forbiddenFunctions, isTemplate } from './functions';
import type { PlanPolicy } from './policy';
import { shapeProblems } from './template-shape';

/** A stack whose shape was checked. */
interface Template {
  readonly terraform?: Values;
  readonly provider?: Readonly<Record<string, readonly Values[]>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly module?: Readonly<Record<string, Values>>;
  readonly import?: readonly Values[];
  readonly removed?: readonly Values[];
}

/** Why a stack may not be planned, as far as its policy and Terraform itself make plans run code. */
export function vetTemplate(json: unknown, policy: PlanPolicy): Problem[] {
  const problems = shapeProblems(json);
  // What has another shape could be read otherwise by Terraform than here.
  if (problems.length > 0) return problems;
  const template = json as Template;
  return [
    ...terraformProblems(template.terraform ?? {}, policy),
    ...declaredProblems(template),
    ...Object.entries(template.provider ?? {}).flatMap(([name, blocks]) =>
      blocks.flatMap((block, index) =>
        providerProblems(sourceOf(template, name), block, ['provider', name, index], policy),
      ),
    ),
    ...moduleProblems(template.module ?? {}, policy),
    ...dataProblems(template.data ?? {}, policy),
    ...bodiesOf(template).flatMap(({ body, path }) => provisionerProblems(body, path)),
    ...functionProblems(template, []),
  ];
}

const IN_POLICY = 'let the policy of the main branch name it first';

const TERRAFORM_SETTINGS = ['required_version', 'required_providers', 'backend'];

function terraformProblems(terraform: Values, { providers, backends }: PlanPolicy): Problem[] {
  const settings = Object.keys(terraform).filter((name) => !TERRAFORM_SETTINGS.includes(name));
  const [[type, values] = ['none', {}]] = Object.entries((terraform.backend ?? {}) as Record<string, Values>);
  // Each stack has a state of its own in a bucket of all.
  const place = Object.fromEntries(
    Object.entries(values).filter(([name]) => type !== 's3' || name !== 'key'),
  );
  const known = new Map(Object.entries(backends)).get(type) ?? [];
  const isKnown = known.some((each) => isDeepStrictEqual(each, place));
  const required = (terraform.required_providers ?? {}) as Record<string, Values>;
  return [
    ...settings.map((name) => ({
      path: ['terraform', name],
      rule: `must be no setting but ${TERRAFORM_SETTINGS.join(', ')}`,
      remedy: 'leave it out; HCP Terraform plans by itself',
    })),
    ...(isKnown
      ? []
      : [{ path: ['terraform', 'backend'], rule: 'must be in the policy', got: type, remedy: IN_POLICY }]),
    ...Object.entries(required).flatMap(([name, { source, version }]): Problem[] => {
      const versions = new Map(Object.entries(providers)).get(fullSource(source));
      if (versions?.includes(String(version))) return [];
      const got = `${fullSource(source)} ${String(version)}`;
      const rule = `must be a provider and a version of the policy`;
      return [{ path: ['terraform', 'required_providers', name], rule, got, remedy: IN_POLICY }];
    }),
  ];
}

/** `aws` and `registry.terraform.io/hashicorp/aws` are `hashicorp/aws` to Terraform. */
function fullSource(source: unknown): string {
  const text = String(source).replace(/^registry\.terraform\.io\//, '');
  return text.includes('/') ? text : `hashicorp/${text}`;
}

function requiredProviders({ terraform = {} }: Template): Map<string, Values> {
  return new Map(Object.entries((terraform.required_providers ?? {}) as Record<string, Values>));
}

function sourceOf(template: Template, name: string): string {
  return fullSource(requiredProviders(template).get(name)?.source);
}

/** Terraform fetches a provider that nobody declared from the registry, under the name of its resources. */
function declaredProblems(template: Template): Problem[] {
  const declared = new Set([...requiredProviders(template).keys(), 'terraform']);
  const used = [
    ...Object.keys(template.provider ?? {}).map((name) => ({ name, path: ['provider', name] })),
    ...bodiesOf(template).flatMap(({ body, path, type }) => {
      const name = body.provider === undefined ? type?.split('_')[0] : localName(body.provider);
      return name === undefined ? [] : [{ name, path }];
    }),
    ...Object.entries(template.module ?? {}).flatMap(([module, { providers = {} }]) =>
      Object.values(providers as Values).map((each) => ({ name: localName(each), path: ['module', module] })),
    ),
  ];
  return used
    .filter(({ name }) => !declared.has(name))
    .map(({ name, path }) => ({
      path,
      rule: 'must be of a provider that terraform.required_providers declares',
      got: name,
      remedy: 'declare it there, with source and version',
    }));
}

/** `aws` of `aws.us-east-1`. */
function localName(provider: unknown): string {
  return String(provider).split('.', 1).join('');
}

/** Arguments that neither run a program nor send requests elsewhere (AWS provider documentation, "Argument Reference"). */
const PROVIDER_ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['hashicorp/aws', ['alias', 'region', 'allowed_account_ids', 'assume_role', 'default_tags', 'ignore_tags']],
]);

function providerProblems(source: string, block: Values, path: Path, { accounts }: PlanPolicy): Problem[] {
  const known = PROVIDER_ARGUMENTS.get(source) ?? ['alias'];
  const problems: Problem[] = Object.keys(block)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: [...path, name],
      rule: `must be no argument but ${known.join(', ')}`,
      remedy: 'leave it out; a pipeline gives its credentials by the environment',
    }));
  if (strings(block, path).some(({ text }) => isTemplate(text))) {
    const rule = 'must be configured by plain values';
    problems.push({ path, rule, remedy: 'write the values themselves: what is computed can be a secret' });
  }
  if (source !== 'hashicorp/aws') return problems;
  const own = listOf(block.allowed_account_ids);
  const roles = listOf(block.assume_role).map((role) => textOf((role as Values).role_arn)?.split(':')[4]);
  const reached = new Set([...(own.length === 0 ? [undefined] : own), ...roles]);
  const strangers = [...reached].filter((account) => !accounts.includes(String(account)));
  return [
    ...problems,
    ...strangers.map((got) => ({
      path,
      rule: 'must work by allowed_account_ids in accounts of the policy, and reach them by roles in those',
      got: got ?? 'an account that it does not say',
      remedy: IN_POLICY,
    })),
  ];
}

function moduleProblems(modules: Readonly<Record<string, Values>>, policy: PlanPolicy): Problem[] {
  const known = new Map(Object.entries(policy.modules));
  return Object.entries(modules).flatMap(([name, { source, version }]): Problem[] => {
    const versions = known.get(String(source));
    const isKnown =
      version === undefined ? versions?.length === 0 : versions?.some((each) => each === version);
    if (isKnown) return [];
    const got = { source, version };
    return [
      {
        path: ['module', name],
        rule: 'must be a module and a version of the policy',
        got,
        remedy: IN_POLICY,
      },
    ];
  });
}

/** What certfleet's own stacks look up. */
const DATA_SOURCES = [
  'aws_acm_certificate',
  'aws_acmpca_certificate_authority',
  'aws_api_gateway_rest_api',
  'aws_apigatewayv2_apis',
  'aws_apprunner_hosted_zone_id',
  'aws_elastic_beanstalk_application',
  'aws_elastic_beanstalk_hosted_zone',
  'aws_iot_endpoint',
  'aws_lb',
  'aws_lb_target_group',
  'aws_opensearch_domain',
  'aws_partition',
  'aws_ram_resource_share',
  'aws_resourcegroupstaggingapi_resources',
  'aws_route53_zone',
  'aws_secretsmanager_secret_version',
  'aws_service_discovery_dns_namespace',
  'aws_ssm_parameter',
  'aws_subnet',
  'aws_vpc_endpoint',
];

function dataProblems(data: Values, { dataSources }: PlanPolicy): Problem[] {
  return Object.keys(data)
    .filter((type) => !DATA_SOURCES.includes(type) && !dataSources.includes(type))
    .map((type) => ({
      path: ['data', type],
      rule: 'must be a data source of certfleet or of the policy, for it runs while planning',
      remedy: IN_POLICY,
    }));
}

/** Everything that has a provider or provisioners, with the name of its provider by default. */
function bodiesOf({ resource = {}, data = {}, import: imports = [], removed = [] }: Template) {
  const named = Object.entries({ resource, data }).flatMap(([section, types]) =>
    Object.entries(types).flatMap(([type, names]) =>
      Object.entries(names).map(([name, body]) => ({
        body,
        path: [section, type, name] as Path,
        type: type,
      })),
    ),
  );
  const listed = Object.entries({ import: imports, removed }).flatMap(([section, bodies]) =>
    bodies.map((body, index) => ({ body, path: [section, index] as Path, type: undefined })),
  );
  return [...named, ...listed];
}

function provisionerProblems(body: Values, path: Path): Problem[] {
  return ['provisioner', 'connection']
    .filter((name) => Object.hasOwn(body, name))
    .map((name) => ({
      path: [...path, name],
      rule: 'must not be there, for it runs programs',
      remedy: 'take it out',
    }));
}

function functionProblems(template: Template, path: Path): Problem[] {
  return strings(template, path).flatMap(({ text, path: place }) =>
    forbiddenFunctions(text).map((name) => ({
      path: place,
      rule: 'must call no function that reads files or shows secrets',
      got: name,
      remedy: 'let the value come from an argument',
    })),
  );
}

/** All strings of a value, keys too: Terraform evaluates both. */
function strings(value: unknown, path: Path): Array<{ readonly text: string; readonly path: Path }> {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => strings(each, [...path, index]));
  return Object.entries(value).flatMap(([key, each]) => [
    { text: key, path },
    ...strings(each, [...path, key]),
  ]);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
