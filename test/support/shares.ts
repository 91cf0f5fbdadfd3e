import type { PlanEntry } from './plan';

export const AUTHORITY_ARN = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a';

const shareArn = (name: string) => `arn:aws:ram:eu-west-1:111111111111:resource-share/${name}`;

/** A share of a CA as it stands. */
export function share(name: string, change: Partial<PlanEntry> = {}): PlanEntry {
  const before = {
    arn: shareArn(name),
    name,
    allow_external_principals: false,
    permission_arns: ['arn:aws:ram::aws:permission/a'],
  };
  return { address: `aws_ram_resource_share.${name}`, before, ...change };
}

/** What a share holds: the CA, unless told otherwise. */
export function shared(
  name: string,
  change: Partial<PlanEntry> = {},
  resourceArn = AUTHORITY_ARN,
): PlanEntry {
  return {
    address: `aws_ram_resource_association.${name}`,
    before: { resource_share_arn: shareArn(name), resource_arn: resourceArn },
    references: { resource_share_arn: [`aws_ram_resource_share.${name}`] },
    ...change,
  };
}

/** Whom a share is given to. */
export function principal(name: string, id: string, change: 'stays' | 'comes' | 'goes' = 'stays'): PlanEntry {
  const values = { resource_share_arn: shareArn(name), principal: id };
  const changes = {
    stays: { before: values },
    comes: { after: values },
    goes: { before: values, after: null },
  };
  return {
    address: `aws_ram_principal_association.${name}-${id.replace(/\W/g, '-')}`,
    references: { resource_share_arn: [`aws_ram_resource_share.${name}`] },
    ...changes[change],
  };
}
