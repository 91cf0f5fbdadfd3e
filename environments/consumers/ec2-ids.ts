import { text } from '../form';

/** The form of an id of Amazon EC2. */
export function ec2Id(what: string, prefix: string) {
  return text(
    `the id of ${what}`,
    new RegExp(`^${prefix}-[0-9a-f]{8,17}$`),
    `write it as "${prefix}-0a1b2c3d4e5f60718"`,
  );
}

export const subnetId = ec2Id('a subnet', 'subnet');
export const securityGroupId = ec2Id('a security group', 'sg');
