import { Option } from 'commander';
import { ATTACHED_POLICIES_QUOTA } from '../environments/permissions/policy-problems';
import { WrongCommandLine } from './wrong-command-line';

/** `--quota`: how many managed policies AWS lets a role of this organization have. */
export function policyQuotaOption(): Option {
  return new Option('--quota <count>', 'policies that AWS lets a role have')
    .argParser(policyQuota)
    .default(ATTACHED_POLICIES_QUOTA);
}

function policyQuota(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new WrongCommandLine(`--quota must be a whole number from 1, got "${text}"; ask Service Quotas`);
}
