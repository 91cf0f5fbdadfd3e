import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  type ICertificateAuthority,
  type Placement,
  type RoleSettings,
  type Tags,
  ValidationError,
  isKnown,
  parseCertificateAuthorityArn,
  partitionOf,
  policyText,
  regionOf,
} from '../core/constructs';

/** Tags of a CA that Service Connect has issue: the managed policy of its role reaches no other. */
export const SERVICE_CONNECT_AUTHORITY_TAGS: Tags = { AmazonECSManaged: 'true' };

/** AWS Managed Policy Reference. */
const MANAGED_POLICY =
  'service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity';

export interface EcsServiceConnectTlsProps extends RoleSettings {
  /**
   * The CA that ECS has issue. It has `SERVICE_CONNECT_AUTHORITY_TAGS`: `ecsServiceConnect` of a CA in an environment file.
   *
   * One for short-lived certificates is meant for it, at an eighth of the price: ECS renews every five days.
   */
  readonly certificateAuthority: ICertificateAuthority;
  /** Name of the role by which ECS asks the CA and keeps the keys. */
  readonly roleName: string;
  /**
   * Account and Region of the services.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** The block `tls` of a service in `service_connect_configuration` of `aws_ecs_service`. */
export interface ServiceConnectTls {
  readonly issuerCertAuthority: { readonly awsPcaAuthorityArn: string };
  readonly roleArn: string;
  readonly kmsKey: string;
}

/**
 * What services of ECS need to encrypt between each other: give `tls` to the `service` block of their Service Connect
 * configuration. One serves all services of an account and Region.
 *
 * A service that has the block is destroyed before what stands here: without its role, ECS would let it drain for ever.
 */
export class EcsServiceConnectTls extends Construct {
  public readonly tls: ServiceConnectTls;
  public readonly roleArn: string;
  public readonly keyArn: string;

  constructor(scope: Construct, id: string, props: EcsServiceConnectTlsProps) {
    super(scope, id);
    const at = props.at ?? {};
    const { provider, region } = at;
    const { certificateAuthorityArn } = props.certificateAuthority;
    const partition =
      parseCertificateAuthorityArn(certificateAuthorityArn)?.partition ?? partitionOf(regionOf(at) ?? '');
    this.checkRegion(props.certificateAuthority, at);

    const key = new KmsKey(this, 'Key', {
      provider,
      region,
      description: 'Private keys of ECS Service Connect',
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      tags: props.tags,
    });
    // A role by another name has its rights before services change over, and the old one keeps its until they have.
    const lifecycle = { createBeforeDestroy: true };
    const role = new IamRole(this, 'Role', {
      provider,
      lifecycle,
      name: props.roleName,
      path: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      description: 'Certificates of ECS Service Connect',
      assumeRolePolicy: policyText([
        {
          Sid: 'Ecs',
          Effect: 'Allow',
          Principal: { Service: 'ecs.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ]),
      tags: props.tags,
    });
    const managed = new IamRolePolicyAttachment(this, 'ManagedPolicy', {
      provider,
      lifecycle,
      role: role.name,
      policyArn: `arn:${partition}:iam::aws:policy/${MANAGED_POLICY}`,
    });
    // Amazon ECS Developer Guide, Service Connect and AWS KMS: the managed policy leaves the key out.
    const useOfKey = new IamRolePolicy(this, 'KeyPolicy', {
      provider,
      lifecycle,
      name: 'key',
      role: role.name,
      policy: policyText([
        {
          Sid: 'KeepPrivateKeys',
          Effect: 'Allow',
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
          Resource: key.arn,
        },
      ]),
    });
    this.keyArn = key.arn;
    this.roleArn = role.arn;
    this.tls = {
      issuerCertAuthority: { awsPcaAuthorityArn: certificateAuthorityArn },
      // The role with its rights: whoever refers to it is made after them, and destroyed before.
      roleArn: Fn.element([role.arn, managed.id, useOfKey.id], 0) as string,
      kmsKey: key.arn,
    };
  }

  private checkRegion({ certificateAuthorityArn, region }: ICertificateAuthority, at: Placement): void {
    const actual = region ?? parseCertificateAuthorityArn(certificateAuthorityArn)?.region;
    const needed = regionOf(at);
    if (!isKnown(actual) || !isKnown(needed) || actual === needed) return;
    throw new ValidationError(this, {
      subject: 'certificateAuthority',
      rule: `must be in ${needed}, where the services are`,
      got: actual,
      remedy: 'declare a CA with this region',
    });
  }
}
