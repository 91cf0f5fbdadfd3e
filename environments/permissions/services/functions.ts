import { distributionAlias } from '../../../modules/core';
import { inRegions, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { alarmPermissions } from './alarms';
import { eventRulePermissions } from './event-rules';
import { madeRoleArn, rolePermissions } from './roles';

/** Functions that work through queues, in one Region of an account. */
export interface QueuedFunctions {
  readonly region: string;
  /** Pattern of their names, of which those of roles, queues, log groups, rules and alarms are made. */
  readonly name: string;
  /** What they are, as a purpose says it. */
  readonly what: string;
}

/** Functions with all that belongs to them: roles, queues, log groups, rules and alarms. */
export function queuedFunctionPermissions(
  account: PermissionAccount,
  functions: QueuedFunctions,
): Permission[] {
  return [
    ...functionPermissions(account, functions),
    ...queuePermissions(account, functions),
    ...eventRulePermissions(account, { ...functions, name: `${functions.name}-*` }),
    ...logPermissions(account, functions),
    ...alarmPermissions(account, { ...functions, name: `${functions.name}-*` }),
  ];
}

function functionPermissions(
  account: PermissionAccount,
  { region, name, what }: QueuedFunctions,
): Permission[] {
  const functions = [regionalArn(account, 'lambda', region, `function:${name}`)] as const;
  const mappings = [regionalArn(account, 'lambda', region, 'event-source-mapping:*')] as const;
  const ofFunction = { ArnLike: { 'lambda:FunctionArn': [...functions] } };
  return [
    ...rolePermissions(account, { name, what: `roles of ${what}` }),
    mayWrite(`give ${what} their roles`, ['iam:PassRole'], [madeRoleArn(account, name)], {
      StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
    }),
    mayRead(
      `read ${what}`,
      ['lambda:GetFunction', 'lambda:GetFunctionCodeSigningConfig', 'lambda:ListVersionsByFunction'],
      functions,
    ),
    mayWrite(
      `write ${what}`,
      [
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:TagResource',
        'lambda:UntagResource',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
      ],
      functions,
    ),
    mayRead(`read which queues ${what} read`, ['lambda:GetEventSourceMapping', 'lambda:ListTags'], mappings),
    // A mapping has no ARN before it is there (Service Authorization Reference, AWS Lambda).
    mayWrite(`let ${what} read their queues`, ['lambda:CreateEventSourceMapping'], ['*'], ofFunction),
    mayWrite(
      `let ${what} read their queues no more`,
      ['lambda:DeleteEventSourceMapping'],
      mappings,
      ofFunction,
    ),
    mayWrite(`tag which queues ${what} read`, ['lambda:TagResource', 'lambda:UntagResource'], mappings),
  ];
}

function queuePermissions(account: PermissionAccount, { region, name, what }: QueuedFunctions): Permission[] {
  const queues = [regionalArn(account, 'sqs', region, `${name}*`)] as const;
  return [
    mayRead(`read queues of ${what}`, ['sqs:GetQueueAttributes', 'sqs:ListQueueTags'], queues),
    mayWrite(
      `write queues of ${what}`,
      ['sqs:CreateQueue', 'sqs:DeleteQueue', 'sqs:SetQueueAttributes', 'sqs:TagQueue', 'sqs:UntagQueue'],
      queues,
    ),
  ];
}

function logPermissions(account: PermissionAccount, { region, name, what }: QueuedFunctions): Permission[] {
  const groups = [regionalArn(account, 'logs', region, `log-group:/aws/lambda/${name}`)] as const;
  return [
    // Finding has no resource (Service Authorization Reference, Amazon CloudWatch Logs).
    mayRead('find log groups', ['logs:DescribeLogGroups'], ['*'], inRegions([region])),
    mayRead(`read log groups of ${what}`, ['logs:ListTagsForResource'], groups),
    mayWrite(
      `write log groups of ${what}`,
      [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:PutRetentionPolicy',
        'logs:TagResource',
        'logs:UntagResource',
      ],
      groups,
    ),
  ];
}

/** Aliases of functions, each for another account, which invokes the function by it. */
export function functionAliasPermissions(
  account: PermissionAccount,
  { region, name, what }: QueuedFunctions,
): Permission[] {
  const functions = [regionalArn(account, 'lambda', region, `function:${name}`)] as const;
  // Lambda judges a qualifier by its ARN (hashicorp/terraform-provider-aws#23778).
  const aliases = [`${functions[0]}:${distributionAlias('*')}`] as const;
  return [
    mayRead(`read aliases of ${what}`, ['lambda:GetAlias'], functions),
    mayRead(`read who may invoke ${what}`, ['lambda:GetPolicy'], aliases),
    mayWrite(`write aliases of ${what}`, ['lambda:CreateAlias', 'lambda:DeleteAlias'], functions),
    mayWrite(
      `let other accounts invoke ${what}`,
      ['lambda:AddPermission', 'lambda:RemovePermission'],
      aliases,
    ),
  ];
}

/** Having functions do their work while Terraform applies. */
export function functionInvocation(
  place: Pick<PermissionAccount, 'accountId' | 'partition'>,
  { region, name, what, qualifier }: QueuedFunctions & { readonly qualifier: string },
): Permission {
  return mayWrite(
    `have ${what} do so while Terraform applies`,
    ['lambda:InvokeFunction'],
    // Terraform invokes with a qualifier, and Lambda judges that by its ARN (hashicorp/terraform-provider-aws#23778).
    [regionalArn(place, 'lambda', region, `function:${name}:${qualifier}`)],
  );
}

/** Finding resources by their tags: AWS has no narrower right than seeing the tags of all. */
export function tagLookUp(regions: readonly string[]): Permission {
  return mayRead('find certificates by tag', ['tag:GetResources'], ['*'], inRegions(regions));
}
