import type { Templates } from '../../cli/changed/changed-stacks';
import { type StackTemplate, parseTemplate } from '../../cli/changed/stack-template';
import { judge, refusalId, refusalText } from '../../cli/changed/transitions';
import type { Environment } from '../../environments';
import { synthesizedStacks } from './environment-stacks';

export const SHOP_ACCOUNT = '222222222222';
export const SHARED_ACCOUNT = '111111111111';
export const SHOP_ROLE = 'certfleet-test-shop-validation';

type Json = Readonly<Record<string, unknown>>;

/** The stacks of environments, as the command reads them. */
export function templatesOf(...environments: readonly Environment[]): Templates {
  return templates(
    ...environments.flatMap((environment) =>
      Object.entries(synthesizedStacks(environment)).map(([name, json]) => stack(name, json)),
    ),
  );
}

export function templates(...stacks: readonly StackTemplate[]): Templates {
  return new Map(stacks.map((each) => [each.name, each]));
}

/** A stack of Terraform JSON. */
export function stack(name: string, json: unknown): StackTemplate {
  const template = parseTemplate(name, json);
  if (template === undefined) throw new Error(`${name} must be Terraform JSON`);
  return template;
}

/** A managed resource at a path below its stack, as CDKTF writes it. */
export function resource(path: string, values: Json = {}): Json {
  return { '//': { metadata: { path: `any-stack/${path}` } }, provider: 'aws', ...values };
}

/** A provider of an account in a Region. */
export function provider(accountId: string, values: Json = {}): Json {
  return {
    region: 'eu-west-1',
    allowed_account_ids: [accountId],
    default_tags: [{ tags: { 'certfleet:environment': 'test' } }],
    ...values,
  };
}

/** The validation record of a name, in a zone that the application looks up. */
export function validationRecord(name: string, values: Json = {}): Json {
  return resource(`ValidationRecords/${SHOP_ACCOUNT}-${name}`, {
    provider: 'aws.shared-services',
    zone_id: '${data.aws_route53_zone.Zone.zone_id}',
    ...values,
  });
}

/** State at a key of a bucket, and a version of the AWS provider. */
export function terraform(key = 'certfleet/test-shop.tfstate', version = '~> 5.100'): Json {
  return {
    backend: { s3: { bucket: 'states', key, region: 'eu-west-1' } },
    required_providers: { aws: { source: 'aws', version } },
  };
}

/** An application stack in the shape that environments have. */
export function shopStack(json: Json = {}, name = 'test-shop'): StackTemplate {
  return stack(name, {
    terraform: terraform(),
    provider: {
      aws: [
        provider(SHOP_ACCOUNT),
        provider(SHOP_ACCOUNT, { alias: 'us-east-1', region: 'us-east-1' }),
        provider(SHARED_ACCOUNT, {
          alias: 'shared-services',
          assume_role: [{ role_arn: `arn:aws:iam::${SHARED_ACCOUNT}:role/${SHOP_ROLE}` }],
        }),
      ],
    },
    data: { aws_route53_zone: { Zone: { name: 'example.com', provider: 'aws.shared-services' } } },
    ...json,
  });
}

/** Refusals as the command shows them. */
export function refusals(before: Templates, after: Templates): string[] {
  return judge(before, after).refusals.map((each) => `${refusalId(each)}: ${refusalText(each)}`);
}

/** Notices as the command shows them. */
export function notices(before: Templates, after: Templates): string[] {
  return judge(before, after).notices.map(
    ({ stack: name, what, remedy }) => `${name}: ${what.toString()}; ${remedy.toString()}`,
  );
}
