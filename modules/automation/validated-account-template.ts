import { partitionOf } from '../core';
import {
  ANY_ACCOUNT,
  ANY_REGION,
  type AccountTemplateProps,
  accountTemplate,
  templateRole,
} from './account-template';
import { censusReader } from './counted-account-template';
import {
  type VisitingCensus,
  type VisitingFunction,
  forwarderPolicies,
  readerPolicies,
  validationReaderDescription,
} from './function-roles';
import { forwardingRule } from './requests';

export interface ValidatedAccountTemplateProps extends AccountTemplateProps {
  readonly validatedBy: VisitingFunction;
  /** Name of the role that the function assumes, without its path. */
  readonly readerRoleName: string;
  /** Name of the rules, and of the roles by which events are sent, each with its Region behind it; without their path. */
  readonly forwarderRoleName: string;
  /** The Region whose stack has the roles for functions: IAM has no Regions, and a second stack with them would fail. */
  readonly readerRegion: string;
  /** A census that counts the account too, and gets its role with the other. @default - none does */
  readonly census?: VisitingCensus;
}

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
  const { validatedBy, readerRoleName, forwarderRoleName, readerRegion, census, rolePath = '/' } = props;
  const partition = partitionOf(validatedBy.region);
  const place = { partition, accountId: ANY_ACCOUNT };
  const function_ = { rolePath, ...validatedBy };
  const { description, eventPattern, targetId, targetArn } = forwardingRule(validatedBy);
  const reader = readerPolicies(function_, place, validationReaderDescription(function_));
  return accountTemplate({
    Description: `What ${validatedBy.functionName} of ${validatedBy.accountId} needs to validate certificates of an account`,
    Conditions: { [HAS_READER]: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, readerRegion] } },
    Resources: {
      Reader: { Condition: HAS_READER, ...templateRole(props, readerRoleName, reader) },
      ...(census && { CensusReader: { Condition: HAS_READER, ...censusReader(props, census) } }),
      Forwarder: templateRole(
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
  });
}
