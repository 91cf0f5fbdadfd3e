import { ENVIRONMENT_TAG, type RoleSettings } from '../core';
import type { RolePolicies } from './function-roles';

/** Stands for the account that a template comes to (AWS CloudFormation User Guide, pseudo parameters). */
export const ANY_ACCOUNT = '${AWS::AccountId}';

/** Stands for the Region that it comes to. */
export const ANY_REGION = '${AWS::Region}';

export interface AccountTemplateProps extends RoleSettings {
  /** Name of the environment, a tag of the roles. */
  readonly environment: string;
}

/** What a template says, with texts that may contain `ANY_ACCOUNT` and `ANY_REGION`. */
interface AccountTemplate {
  readonly Description: string;
  readonly Conditions?: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, object>>;
}

/** A template of CloudFormation, in JSON. */
export function accountTemplate(template: AccountTemplate): string {
  return `${JSON.stringify(substituted({ AWSTemplateFormatVersion: '2010-09-09', ...template }), null, 2)}\n`;
}

/** What an `AccountRole` makes, as a resource of a template. */
export function templateRole(
  { environment, rolePath = '/', permissionsBoundary }: AccountTemplateProps,
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
