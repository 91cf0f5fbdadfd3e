/** A role of an emulated account, with its managed policies. */
export interface EmulatedRole {
  readonly accountId: string;
  readonly name: string;
  readonly trust: object;
  readonly policies: ReadonlyArray<{ readonly name: string; readonly document: object }>;
}

/** The trust of a role that these principals assume, with a word if there is one. */
export function trustIn(principals: string | readonly string[], externalId: string | undefined): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principals },
        Action: 'sts:AssumeRole',
        ...(externalId && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
      },
    ],
  };
}

/** The trust of a role that a service of AWS assumes, for example `lambda.amazonaws.com`. */
export function trustOfService(service: string): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
}

/** The name in a role's ARN, without its path. */
export function roleNameIn(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}
