import type { Environment } from '../environments';
import { certificateFacts } from '../environments/certificates';
import { entryRegions } from '../environments/entry-regions';
import { distributionSecretName } from '../environments/names';
import { parseArn, partitionOf, secretArn, secretsManagerService } from '../modules/core';
import { type EmulatedRole, roleNameIn, trustIn } from './authorization/emulated-role';

/** A secret that stacks make for readers: its ARN as policies say it, and its key. */
interface DistributedSecret {
  readonly secretArn: string;
  readonly region: string;
  readonly kmsKeyArn: string;
  readonly readers: readonly string[];
}

function distributedSecrets({ name, applications }: Environment): DistributedSecret[] {
  return Object.values(applications).flatMap((application) =>
    Object.values(application.certificates ?? {}).flatMap((certificate) => {
      const { kmsKeyArn, readers } = certificateFacts(certificate)?.distribution?.secret ?? {};
      if (kmsKeyArn === undefined) return [];
      const [region] = entryRegions(certificate, application);
      const place = { partition: partitionOf(region), region, accountId: application.accountId };
      const secret = secretArn(distributionSecretName(name, certificate.domainName), place);
      const roles = (readers ?? []).flatMap((reader) => reader ?? []);
      return [{ secretArn: secret, region, kmsKeyArn, readers: roles }];
    }),
  );
}

/** A key that people have made, with its policy. */
export interface EmulatedKey {
  readonly arn: string;
  readonly policy: object;
}

/** The keys of secrets: their accounts' roles use them as far as their own policies let them, and readers as the page says. */
export function customerKeys(environment: Environment): EmulatedKey[] {
  const secrets = distributedSecrets(environment);
  return [...new Set(secrets.map(({ kmsKeyArn }) => kmsKeyArn))].map((arn) => ({
    arn,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${parseArn(arn)!.accountId}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
        ...secrets
          .filter(({ kmsKeyArn, readers }) => kmsKeyArn === arn && readers.length > 0)
          .map(({ readers, region }) => readersOfKey(readers, region)),
      ],
    },
  }));
}

/** What the page of distribution says that a key's policy must have for readers of other accounts. */
export function readersOfKey(readers: readonly string[], region: string) {
  return {
    Sid: 'ReadersOfTheCertificate',
    Effect: 'Allow',
    Principal: { AWS: readers },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: { StringEquals: { 'kms:ViaService': secretsManagerService(region) } },
  };
}

/** Roles of others that read secrets, with policies that let them. */
export function secretReaders(environment: Environment): EmulatedRole[] {
  const secrets = distributedSecrets(environment);
  return [...new Set(secrets.flatMap(({ readers }) => readers))].map((reader) => {
    const { accountId } = parseArn(reader)!;
    const read = secrets.filter(({ readers }) => readers.includes(reader));
    const statement = (Action: string | string[], Resource: string[]) => ({
      ...{ Effect: 'Allow', Action, Resource },
    });
    const document = {
      Version: '2012-10-17',
      Statement: [
        statement(
          ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          read.map((each) => each.secretArn),
        ),
        statement(
          'kms:Decrypt',
          read.map(({ kmsKeyArn }) => kmsKeyArn),
        ),
      ],
    };
    return {
      accountId,
      name: roleNameIn(reader),
      trust: trustIn(`arn:aws:iam::${accountId}:root`, undefined),
      policies: [{ name: `${roleNameIn(reader)}-reads`, document }],
    };
  });
}
