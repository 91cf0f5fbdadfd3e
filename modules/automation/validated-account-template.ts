import { ENVIRONMENT_TAG, type RoleSettings, partitionOf } from '../core';
import { forwardingRule } from './requests';
import {
  type RolePolicies,
  type VisitingFunction,
  forwarderPolicies,
  readerPolicies,
  validationReaderDescription,
} from './function-roles';

/** Stands for the account that a template comes to (AWS CloudFormation User Guide, pseudo parameters). */
export const ANY_ACCOUNT = '${AWS::AccountId}';

export interface ValidatedAccountTemplateProps extends RoleSettings {
  /** Name of the environment, a tag of the roles. */
  readonly environment: string;
  readonly validatedBy: VisitingFunction;
  /** Name of the role that the function assumes, without its path. */
  readonly readerRoleName: string;
  /** Name of the rules, and of the roles by which events are sent, each with its Region behind it; without their path. */
  readonly forwarderRoleName: string;
  /** The Region whose stack has the role for the function: IAM has no Regions, and a second stack with it would fail. */
  readonly readerRegion: string;
}

/** Stands for the Region that it comes to. */
const ANY_REGION = '${AWS::Region}';

/** What the stack of `readerRegion` alone has. */
const HAS_READER = 'HasReader';

/**
 * A CloudFormation template, in JSON, with what a `ValidatedAccount` makes: for a stack in each Region of an account, in any order. Each
 * has its own role to send events by, so that no rule is made before its role: who may join a unit, or in which order StackSets deploys,
 * nobody can say. A stack of it needs the capability `CAPABILITY_NAMED_IAM`.
 *
 * @param props `permissionsBoundary` may contain `ANY_ACCOUNT`
 */
export function validatedAccountTemplate(props: ValidatedAccountTemplateProps): string {
  const { validatedBy, readerRoleName, forwarderRoleName, readerRegion, rolePath = '/' } = props;
  const partition = partitionOf(validatedBy.region);
  const place = { partition, accountId: ANY_ACCOUNT };
  const function_ = { rolePath, ...validatedBy };
  const { description, eventPattern, targetId, targetArn } = forwardingRule(validatedBy);
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `What ${validatedBy.functionName} of ${validatedBy.accountId} needs to validate certificates of an account`,
    Conditions: { [HAS_READER]: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, readerRegion] } },
    Resources: {
      Reader: {
        Condition: HAS_READER,
        ...role(
          props,
          readerRoleName,
          readerPolicies(function_, place, validationReaderDescription(function_)),
        ),
      },
      Forwarder: role(
        props,
        `${forwarderRoleName}-${ANY_REGION}`,
        forwarderPolicies(function_, place, forwarderRoleName),
      ),
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: forwarderRoleName,
          Description: description,
          EventPattern: eventPattern,
          State: 'ENABLED',
          Targets: [{ Id: targetId, Arn: targetArn, RoleArn: { 'Fn::GetAtt': ['Forwarder', 'Arn'] } }],
        },
      },
    },
  };
  return `${JSON.stringify(substituted(template), null, 2)}\n`;
}

function role(
  { environment, rolePath = '/', permissionsBoundary }: ValidatedAccountTemplateProps,
  name: string,
  { description, trust, rights }: RolePolicies,
): object {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      Path: rolePath,
      Description: description,
      ...(permissionsBoundary !== undefined && { PermissionsBoundary: permissionsBoundary }),
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust },
      Policies: [{ PolicyName: name, PolicyDocument: { Version: '2012-10-17', Statement: rights } }],
      Tags: [{ Key: ENVIRONMENT_TAG, Value: environment }],
    },
  };
}

/** The same with each text that names account or Region replaced by what CloudFormation makes that text of. */
function substituted(value: unknown): unknown {
  if (typeof value === 'string') return VARIABLES.test(value) ? { 'Fn::Sub': escaped(value) } : value;
  if (Array.isArray(value)) return value.map(substituted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, substituted(each)]));
}

const VARIABLES = /\$\{AWS::(?:AccountId|Region)\}/;

/** What is a variable of IAM stays one (AWS CloudFormation User Guide, Fn::Sub: `${!Literal}`). */
function escaped(text: string): string {
  return text.replaceAll(/\$\{(?!AWS::(?:AccountId|Region)\})/g, '${!');
}
