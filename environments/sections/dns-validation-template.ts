import { partitionOf } from '../../modules/core';
import {
  ANY_ACCOUNT,
  type ValidatedAccountTemplateProps,
  validatedAccountTemplate,
} from '../../modules/automation/validated-account-template';
import type { Foundation } from '../foundation';
import { dnsValidationForwarderName, dnsValidationName, dnsValidationReaderName } from '../names';
import { globalArn } from '../permissions/arns';
import type { Requester } from './dns-validation-policies';

/** What accounts without Terraform get, whoever they are. */
export function accountTemplateProps({
  name,
  sharedServices: { accountId, region },
  roles: { path, permissionsBoundary } = {},
}: Foundation): Omit<ValidatedAccountTemplateProps, 'readerRegion'> {
  const anywhere = { partition: partitionOf(region), accountId: ANY_ACCOUNT };
  return {
    environment: name,
    validatedBy: { accountId, region, functionName: dnsValidationName(name) },
    readerRoleName: dnsValidationReaderName(name),
    forwarderRoleName: dnsValidationForwarderName(name),
    rolePath: path,
    permissionsBoundary:
      permissionsBoundary === undefined
        ? undefined
        : globalArn(anywhere, 'iam', `policy/${permissionsBoundary}`),
  };
}

/** CloudFormation template for the accounts of a requester, whose first Region has the roles. */
export function requesterTemplate(
  environment: Foundation,
  { regions: [readerRegion] }: Pick<Requester, 'regions'>,
): string {
  return validatedAccountTemplate({ ...accountTemplateProps(environment), readerRegion });
}
