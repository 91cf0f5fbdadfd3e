import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RoleSettings,
  type Tags,
  partitionOf,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';

/** The association, which no resource of the AWS provider makes. Its template never changes, only what it is given. */
const TEMPLATE = JSON.stringify({
  Parameters: { CertificateArn: { Type: 'String' }, RoleArn: { Type: 'String' } },
  Resources: {
    Association: {
      Type: 'AWS::EC2::EnclaveCertificateIamRoleAssociation',
      Properties: { CertificateArn: { Ref: 'CertificateArn' }, RoleArn: { Ref: 'RoleArn' } },
    },
  },
  Outputs: Object.fromEntries(
    ['CertificateS3BucketName', 'EncryptionKmsKeyId'].map((name) => [
      name,
      { Value: { 'Fn::GetAtt': ['Association', name] } },
    ]),
  ),
});

export interface NitroEnclaveProps extends RoleSettings {
  /**
   * Name of the role, of its instance profile and of the CloudFormation stack that ties it to the certificate.
   *
   * Another one replaces all three.
   */
  readonly roleName: string;
  /** In the Region of the instances. AWS ties at most 16 roles to one certificate. */
  readonly certificate: ICertificate;
  /**
   * Host names that the instances serve; each must be on the certificate.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
  /**
   * Account and Region of the instances.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * The role of instances whose Nitro Enclave serves a certificate: the private key is decrypted in the enclave only.
 *
 * A renewed certificate reaches the instances by itself. Another one they ask for only once their configuration names it.
 */
export class NitroEnclave extends Construct {
  public readonly roleArn: string;
  /** What to start the instances with. */
  public readonly instanceProfileName: string;

  constructor(scope: Construct, id: string, props: NitroEnclaveProps) {
    super(scope, id);
    const at = props.at ?? {};
    const { certificateArn } = props.certificate;
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.nitroEnclave,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: props.hostNames,
    });

    const partition = partitionOf(regionOf(at) ?? '');
    const role = new IamRole(this, 'Resource', {
      provider: at.provider,
      name: props.roleName,
      path: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      description: 'Instances whose Nitro Enclave serves a certificate',
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            // EC2 is called otherwise in China only (provider source, meta/service_principal_data_source.go).
            Principal: { Service: partition === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
      tags: props.tags,
    });
    const association = new CloudformationStack(this, 'Association', {
      provider: at.provider,
      region: at.region,
      name: props.roleName,
      templateBody: TEMPLATE,
      parameters: { CertificateArn: certificateArn, RoleArn: role.arn },
      tags: props.tags,
    });
    const output = (name: string) => association.outputs.lookup(name);
    // Nitro Enclaves User Guide, grant the role permission to access the certificate and encryption key.
    new IamRolePolicy(this, 'Policy', {
      provider: at.provider,
      name: 'enclave-certificate',
      role: role.name,
      policy: Fn.jsonencode({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: `arn:${partition}:s3:::${output('CertificateS3BucketName')}/*`,
          },
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            // The key is AWS's, in the Region of the certificate.
            Resource: `arn:${partition}:kms:${Fn.element(Fn.split(':', certificateArn), 3)}:*:key/${output('EncryptionKmsKeyId')}`,
          },
          { Effect: 'Allow', Action: 'iam:GetRole', Resource: role.arn },
        ],
      }),
    });
    this.instanceProfileName = new IamInstanceProfile(this, 'InstanceProfile', {
      provider: at.provider,
      name: props.roleName,
      path: props.rolePath,
      role: role.name,
      tags: props.tags,
    }).name;
    this.roleArn = role.arn;
  }
}
