import { type BrokenRule, Words } from './broken-rule';

/** The rule that a server's Elastic IPs break (Transfer Family User Guide, create a server in a VPC): one for each subnet. */
export function transferAddressesProblem(addresses: number, subnets: number): BrokenRule | undefined {
  return addresses === subnets
    ? undefined
    : {
        rule: 'must be one for each subnet',
        got: new Words(`${addresses} for ${subnets}`),
        remedy:
          'give each subnet an Elastic IP, or leave them all out for a server that only the VPC reaches',
      };
}
