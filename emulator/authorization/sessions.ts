import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

/** Credentials of a session. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

const ADMINISTRATOR = { accessKeyId: 'emulated', secretAccessKey: 'emulated' };

/**
 * A session of a role.
 *
 * @param by whoever assumes it; without it whoever starts the emulator, who may have a session of every role
 */
export async function sessionOf(
  endpoint: string,
  roleArn: string,
  { by, externalId }: { readonly by?: Session; readonly externalId?: string } = {},
): Promise<Session> {
  const client = new STSClient({ endpoint, region: 'us-east-1', credentials: by ?? ADMINISTRATOR });
  const { Credentials: credentials } = await client.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'certfleet', ExternalId: externalId }),
  );
  return {
    accessKeyId: credentials!.AccessKeyId!,
    secretAccessKey: credentials!.SecretAccessKey!,
    sessionToken: credentials!.SessionToken!,
  };
}

/** A session of an account's administrator: of a role that stands nowhere, which nobody judges. */
export function accountCredentials(endpoint: string, accountId: string): Promise<Session> {
  return sessionOf(endpoint, `arn:aws:iam::${accountId}:role/administrator`);
}

/** Variables by which Terraform takes a session's credentials. */
export function variablesOf(session: Session): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: session.accessKeyId,
    AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
    AWS_SESSION_TOKEN: session.sessionToken,
  };
}
