import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  type AllowStatement,
  type Placement,
  type Tags,
  ValidationError,
  domainNameProblem,
  isKnown,
  normalizeDomainName,
  policyText,
} from '../core/constructs';
import { certificatesBeside } from './certificate-access';

/** Days in which a client registers; its account lives on. */
const DEFAULT_EXPIRATION_DAYS = 7;

export interface AcmeAccountBindingProps {
  /** Name of the CloudFormation stack and of the role. Another one makes another key; accounts stay. */
  readonly bindingName: string;
  readonly acmeEndpointArn: string;
  /**
   * Names that accounts of this binding get certificates for, out of those that the endpoint issues for.
   *
   * `*.example.com` is every name below, at any depth, and the wildcard.
   */
  readonly domainNames: readonly [string, ...string[]];
  /**
   * Days after which a key that was not used is void. Another number makes another key; accounts stay.
   *
   * @default 7
   */
  readonly expirationDays?: number;
  /** @default false - accounts cannot revoke; what they could is every ACME certificate of the AWS account */
  readonly mayRevoke?: boolean;
  /**
   * Account and Region of the ACME endpoint.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * What an ACME client registers an account with, and the role that says what it may have issued.
 *
 * The key is in no output and no state: who hands it over asks for it by
 * `aws acm get-acme-external-account-binding-credentials`.
 */
export class AcmeAccountBinding extends Construct {
  public readonly bindingArn: string;
  public readonly roleArn: string;

  constructor(scope: Construct, id: string, props: AcmeAccountBindingProps) {
    super(scope, id);
    const at = props.at ?? {};
    this.checkProps(props);

    const role = new IamRole(this, 'Role', {
      provider: at.provider,
      name: props.bindingName,
      description: 'What clients of an ACME endpoint get certificates for',
      assumeRolePolicy: policyText([TRUST]),
      tags: props.tags,
    });
    const rights = new IamRolePolicy(this, 'Policy', {
      provider: at.provider,
      name: 'acme',
      role: role.name,
      policy: policyText(permissions(props)),
    });
    this.roleArn = role.arn;
    this.bindingArn = new CloudformationStack(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      name: props.bindingName,
      templateBody: TEMPLATE,
      parameters: {
        AcmeEndpointArn: props.acmeEndpointArn,
        // The role with its rights: the binding is made after them, and deleted before.
        RoleArn: Fn.element([role.arn, rights.id], 0) as string,
        ExpirationDays: String(props.expirationDays ?? DEFAULT_EXPIRATION_DAYS),
      },
      tags: props.tags,
    }).outputs.lookup('BindingArn');
  }

  private checkProps({ domainNames, expirationDays }: AcmeAccountBindingProps): void {
    for (const name of domainNames) {
      const problem = isKnown(name) ? domainNameProblem(normalizeDomainName(name)) : undefined;
      if (problem) throw new ValidationError(this, { subject: 'domainNames', ...problem });
    }
    if (!isKnown(expirationDays) || (Number.isInteger(expirationDays) && expirationDays > 0)) return;
    throw new ValidationError(this, {
      subject: 'expirationDays',
      rule: 'must be a whole number of days',
      got: expirationDays,
      remedy: 'take at least 1',
    });
  }
}

/** CloudFormation Template Reference, AcmeExternalAccountBinding. It never changes, only what it is given. */
const TEMPLATE = JSON.stringify({
  Parameters: {
    AcmeEndpointArn: { Type: 'String' },
    RoleArn: { Type: 'String' },
    ExpirationDays: { Type: 'Number' },
  },
  Resources: {
    Binding: {
      Type: 'AWS::CertificateManager::AcmeExternalAccountBinding',
      Properties: {
        AcmeEndpointArn: { Ref: 'AcmeEndpointArn' },
        RoleArn: { Ref: 'RoleArn' },
        Expiration: { Type: 'DAYS', Value: { Ref: 'ExpirationDays' } },
      },
    },
  },
  Outputs: { BindingArn: { Value: { 'Fn::GetAtt': ['Binding', 'AcmeExternalAccountBindingArn'] } } },
});

/** ACM User Guide, IAM for ACME certificate automation. */
const TRUST = {
  Sid: 'OnlyAcmOnBehalfOfAcme',
  Effect: 'Allow',
  Principal: { Service: 'acm-acme.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  Condition: { StringLikeIfExists: { 'sts:SourceIdentity': 'acm-acme-*' } },
};

/**
 * ACM User Guide, condition keys for ACME certificate requests: each action has keys of its own, and one that it has not
 * denies it.
 */
function permissions(props: AcmeAccountBindingProps): AllowStatement[] {
  const certificates = certificatesBeside(props.acmeEndpointArn);
  const byAcme = { 'acm:CertificateKeyPairOrigin': 'ACME' };
  const names = props.domainNames.map((name) => (isKnown(name) ? normalizeDomainName(name) : name));
  const revoke: AllowStatement = {
    Sid: 'Revoke',
    Effect: 'Allow',
    Action: 'acm:RevokeCertificate',
    Resource: certificates,
    Condition: { StringEquals: byAcme },
  };
  return [
    {
      Sid: 'IssueForTheNames',
      Effect: 'Allow',
      Action: 'acm:RequestCertificate',
      Resource: certificates,
      Condition: {
        StringEquals: byAcme,
        'ForAllValues:StringLike': { 'acm:DomainNames': names },
        // Of no name at all, every condition on all of them holds.
        Null: { 'acm:DomainNames': 'false' },
      },
    },
    ...(props.mayRevoke ? [revoke] : []),
  ];
}
