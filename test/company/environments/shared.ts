import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountAccess } from '../../../environments';

/** Where Terraform finds an account, by the role that the platform has in each. */
export function access(accountId: string): AccountAccess {
  return {
    accountId,
    deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
    externalId: 'company-platform',
  };
}

/** A certificate that lies beside these files. */
export function pem(name: string): string {
  return readFileSync(join(__dirname, `${name}.pem`), 'utf8');
}
