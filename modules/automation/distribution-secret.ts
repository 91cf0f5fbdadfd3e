import { LambdaInvocation } from '@cdktf/provider-aws/lib/lambda-invocation';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  type AllowStatement,
  type Placement,
  type Tags,
  ValidationError,
  isKeyArn,
  isKnown,
  isRoleArn,
  parseArn,
  partitionOf,
  policyText,
  secretsManagerService,
} from '../core/constructs';
import { placeOf } from './place';
import type { QueuedFunction } from './queued-function';

/** A secret that holds a certificate with its key, for those who cannot use ACM: hosts elsewhere, and Kubernetes. */
export interface CertificateSecret {
  /** For example `certfleet-production/everywhere.example.com`. */
  readonly name: string;
  /** ARN of the customer managed key, in the certificate's Region. */
  readonly kmsKeyArn: string;
  /**
   * ARNs of the roles that may read it, of any account; their own policies must let them too.
   *
   * @default - none of another account; in its own, the roles' own policies decide, readers or not
   */
  readonly readers?: readonly string[];
}

export interface DistributionSecretProps {
  readonly secret: CertificateSecret;
  readonly at: Placement;
  readonly description: string;
  readonly tags?: Tags;
}

/**
 * The secret of a distribution. Its value is written by the function: Terraform knows none.
 *
 * It is deleted at once when it is taken out. ACM has the certificate still, and a secret that waits for its deletion would keep the
 * name from the one that is made when it is put back. Under another name it is made and written before that of the old one goes.
 *
 * @throws ValidationError where its key is in another Region, or none that customers manage, or a reader is no role
 */
export class DistributionSecret extends Construct {
  public readonly secretArn: string;
  /** What the function may do with it. It never reads. */
  public readonly statements: readonly AllowStatement[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DistributionSecretProps,
  ) {
    super(scope, id);
    const { secret, at, description, tags } = props;
    const { name, kmsKeyArn, readers = [] } = secret;
    const { region } = placeOf(this, at);
    this.check(region);
    const place = { provider: at.provider, region: at.region };
    const made = new SecretsmanagerSecret(this, 'Resource', {
      ...place,
      name,
      description,
      kmsKeyId: kmsKeyArn,
      recoveryWindowInDays: 0,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.secretArn = made.arn;
    this.statements = statements(made.arn, kmsKeyArn, region);
    if (readers.length === 0) return;
    new SecretsmanagerSecretPolicy(this, 'Policy', {
      ...place,
      secretArn: made.arn,
      policy: policyText([readersStatement(readers)]),
      blockPublicPolicy: true,
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** Has the function write the first version, and another where certificate or key are others. */
  public fill({ functionName, ready }: QueuedFunction, certificateArn: string): void {
    const { at, secret } = this.props;
    new LambdaInvocation(this, 'Written', {
      provider: at.provider,
      region: at.region,
      functionName,
      input: JSON.stringify({ secretArn: this.secretArn, certificateArn, kmsKeyArn: secret.kmsKeyArn }),
      dependsOn: [...ready],
    });
  }

  private check(region: string): void {
    const { kmsKeyArn, readers = [] } = this.props.secret;
    if (isKnown(kmsKeyArn) && !(isKeyArn(kmsKeyArn) && parseArn(kmsKeyArn)?.region === region))
      throw new ValidationError(this, {
        subject: 'kmsKeyArn',
        rule: `must be the ARN of a customer managed key in ${region}, where the secret is`,
        got: kmsKeyArn,
        remedy: 'copy the ARN of a key there from KMS; an alias is none',
      });
    const partition = partitionOf(region);
    const wrong = readers.find(
      (reader) => isKnown(reader) && !(isRoleArn(reader) && parseArn(reader)?.partition === partition),
    );
    if (wrong !== undefined)
      throw new ValidationError(this, {
        subject: 'readers',
        rule: `must be ARNs of roles in the partition ${partition}, as the secret`,
        got: wrong,
        remedy: 'copy it from IAM, for example arn:aws:iam::111111111111:role/external-secrets',
      });
  }
}

function statements(secretArn: string, kmsKeyArn: string, region: string): AllowStatement[] {
  return [
    {
      Sid: 'WriteItsSecret',
      Effect: 'Allow',
      Action: ['secretsmanager:DescribeSecret', 'secretsmanager:PutSecretValue'],
      Resource: secretArn,
    },
    {
      Sid: 'EncryptItsSecret',
      Effect: 'Allow',
      // Secrets Manager decrypts a version that is written again, and compares (its User Guide, secret encryption and decryption).
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: kmsKeyArn,
      Condition: { StringEquals: { 'kms:ViaService': secretsManagerService(region) } },
    },
  ];
}

/** By their accounts and names: IAM writes the id of a role for its ARN, and one that is made again has another. */
function readersStatement(readers: readonly string[]) {
  const accounts = readers.map((reader) =>
    isKnown(reader)
      ? reader.split(':').slice(0, 5).join(':')
      : Fn.join(':', Fn.slice(Fn.split(':', reader), 0, 5) as string[]),
  );
  return {
    Sid: 'ItsReaders',
    Effect: 'Allow' as const,
    Principal: { AWS: [...new Set(accounts)].map((account) => `${account}:root`) },
    Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    Resource: '*',
    Condition: { ArnEquals: { 'aws:PrincipalArn': [...readers] } },
  };
}
