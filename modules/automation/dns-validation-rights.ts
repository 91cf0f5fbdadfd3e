import { type AllowStatement, type ValidationPolicy, ssmParameterArn } from '../core/constructs';
import { creationStatements } from '../dns/creation-policy';

/** What a function that validates works on. */
export interface ValidationReach {
  /** Where the function, its parameters and the zones are. */
  readonly at: { readonly partition: string; readonly region: string; readonly accountId: string };
  readonly organizationId: string;
  /** Path of the parameters with policies. */
  readonly policyPath: string;
  /** By the id of an account or of an organizational unit. */
  readonly policies: Readonly<Record<string, ValidationPolicy>>;
  /** Role in every account, with its path. */
  readonly readerRoleName: string;
  /** ARN of the topic that is told of accounts without a topic of their own. @default - there is none */
  readonly topicArn?: string;
}

/** Organizational units among those who have policies. */
export function organizationalUnitIds({ policies }: Pick<ValidationReach, 'policies'>): string[] {
  return Object.keys(policies).filter((id) => id.startsWith('ou-'));
}

/** What the function may do, beside its queue and its log. */
export function validationStatements(reach: ValidationReach): AllowStatement[] {
  const { at, policies, policyPath, readerRoleName, topicArn } = reach;
  const { partition, region, accountId } = at;
  const parameters = ssmParameterArn(policyPath, region, accountId);
  const all = Object.values(policies);
  const hostedZoneIds = distinct(all.flatMap(({ zones }) => zones.map(({ hostedZoneId }) => hostedZoneId)));
  const topics = distinct([topicArn, ...all.map((policy) => policy.topicArn)]);
  return [
    ...(hostedZoneIds.length === 0 ? [] : creationStatements(partition, hostedZoneIds)),
    {
      Sid: 'ReadPolicies',
      Effect: 'Allow',
      Action: ['ssm:GetParameters', 'ssm:GetParametersByPath'],
      Resource: [parameters, `${parameters}/*`],
    },
    {
      // Accounts of organizational units are not known here: each lets the function in by the trust of its role.
      Sid: 'SeeCertificatesOfAccounts',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:${partition}:iam::*:role/${readerRoleName}`,
    },
    ...(organizationalUnitIds(reach).length === 0 ? [] : [findingAccounts(reach)]),
    ...(topics.length === 0 ? [] : [tellingOwners(topics)]),
  ];
}

function findingAccounts({ at: { partition }, organizationId }: ValidationReach): AllowStatement {
  // The management account is no part of what an environment has to say.
  const ofOrganization = (kind: string) => `arn:${partition}:organizations::*:${kind}/${organizationId}/*`;
  return {
    Sid: 'FindAccountsOfUnits',
    Effect: 'Allow',
    Action: [
      'organizations:ListAccountsForParent',
      'organizations:ListOrganizationalUnitsForParent',
      'organizations:ListParents',
    ],
    Resource: [ofOrganization('account'), ofOrganization('ou')],
  };
}

function tellingOwners(topics: readonly string[]): AllowStatement {
  return { Sid: 'TellOwners', Effect: 'Allow', Action: 'sns:Publish', Resource: topics };
}

function distinct(values: ReadonlyArray<string | undefined>): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
