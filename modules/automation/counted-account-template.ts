import { partitionOf } from '../core';
import { ANY_ACCOUNT, type AccountTemplateProps, accountTemplate, templateRole } from './account-template';
import { type VisitingCensus, censusReaderDescription, readerPolicies } from './function-roles';

export interface CountedAccountTemplateProps extends AccountTemplateProps, VisitingCensus {}

/**
 * A CloudFormation template, in JSON, with what a `CensusReader` makes: for a stack in one Region of an account, as IAM has no Regions
 * and a second stack would fail. A stack of it needs the capability `CAPABILITY_NAMED_IAM`.
 *
 * @param props `permissionsBoundary` may contain `ANY_ACCOUNT`
 */
export function countedAccountTemplate(props: CountedAccountTemplateProps): string {
  const { accountId, functionName } = props.readBy;
  return accountTemplate({
    Description: `What ${functionName} of ${accountId} needs to count certificates of an account`,
    Resources: { CensusReader: censusReader(props, props) },
  });
}

/** The role that lets a census see the certificates of an account, as a resource of its template. */
export function censusReader(settings: AccountTemplateProps, { readBy, roleName }: VisitingCensus): object {
  const { rolePath } = settings;
  const place = { partition: partitionOf(readBy.region), accountId: ANY_ACCOUNT };
  const policies = readerPolicies({ rolePath, ...readBy }, place, censusReaderDescription(readBy));
  return templateRole(settings, roleName, policies);
}
