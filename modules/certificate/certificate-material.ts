import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version';
import { Fn, Token, propertyAccess } from 'cdktf';
import type { Construct } from 'constructs';
import { type Placement, ValidationError, Words } from '../core';

/** Certificate and key in PEM, as Terraform expressions: the text itself never passes through synth. */
export interface CertificateMaterial {
  readonly certificateBody: string;
  readonly privateKey: string;
  readonly certificateChain?: string;
}

/** Somewhere certificate material is kept. */
export interface ICertificateMaterialSource {
  /** Defines in `scope` what is needed to read the material at plan time. */
  read(scope: Construct): CertificateMaterial;
}

export interface SecretMaterialProps {
  /** Name or ARN of the Secrets Manager secret: a JSON object with the fields below, each in PEM. */
  readonly secretId: string;
  /**
   * Account and Region of the secret.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default 'certificate' */
  readonly certificateField?: string;
  /** @default 'privateKey' */
  readonly privateKeyField?: string;
  /**
   * Field with the intermediate certificates.
   *
   * @default - the certificate is imported without a chain
   */
  readonly chainField?: string;
}

/** Material from a Secrets Manager secret. Terraform keeps what it reads, so the key is in the state. */
export class SecretMaterial implements ICertificateMaterialSource {
  constructor(private readonly props: SecretMaterialProps) {}

  public read(scope: Construct): CertificateMaterial {
    const { secretId, at = {}, certificateField, privateKeyField, chainField } = this.props;
    const secret = new DataAwsSecretsmanagerSecretVersion(scope, 'Secret', {
      provider: at.provider,
      region: at.region,
      secretId,
    });
    const field = (name: string): string =>
      Token.asString(propertyAccess(Fn.jsondecode(secret.secretString), [name]));
    return {
      certificateBody: field(certificateField ?? 'certificate'),
      privateKey: field(privateKeyField ?? 'privateKey'),
      certificateChain: chainField === undefined ? undefined : field(chainField),
    };
  }
}

export interface FileMaterialProps {
  /** Path of the certificate in PEM; a relative path starts at the folder Terraform runs in. */
  readonly certificatePath: string;
  /** Path of the unencrypted private key in PEM. */
  readonly privateKeyPath: string;
  /**
   * Path of the intermediate certificates in PEM.
   *
   * @default - the certificate is imported without a chain
   */
  readonly chainPath?: string;
}

/** Material from files that Terraform reads at plan time; they are not copied into the synthesized stack. */
export class FileMaterial implements ICertificateMaterialSource {
  constructor(private readonly props: FileMaterialProps) {}

  public read(scope: Construct): CertificateMaterial {
    const { certificatePath, privateKeyPath, chainPath } = this.props;
    return {
      certificateBody: fileContent(scope, 'certificatePath', certificatePath),
      privateKey: Token.asString(Fn.sensitive(fileContent(scope, 'privateKeyPath', privateKeyPath))),
      certificateChain: chainPath === undefined ? undefined : fileContent(scope, 'chainPath', chainPath),
    };
  }
}

function fileContent(scope: Construct, prop: string, path: string): string {
  if (path.includes('-----BEGIN') || path.includes('\n')) {
    throw new ValidationError(scope, {
      subject: prop,
      rule: 'must be a path',
      got: new Words('PEM text (not shown)'),
      remedy: 'write the text to a file and name the file',
    });
  }
  return Fn.file(path);
}
