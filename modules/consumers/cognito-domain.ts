import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  ValidationError,
  Words,
  cognitoDomainNameProblem,
  isKnown,
  regionOf,
  regionOfUserPool,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

export interface CognitoDomainProps {
  /** Id of a user pool that exists, for example `eu-west-1_AbCdEfGhI`. Another one replaces the domain. */
  readonly userPoolId: string;
  /**
   * The one name of the sign-in pages, of at most 63 characters. Another one replaces the domain.
   *
   * Its parent domain must have an A record before Cognito takes it, with any address.
   */
  readonly domainName: string;
  /** In us-east-1, wherever the user pool is; not of a private CA. */
  readonly certificate: ICertificate;
  /**
   * Sign-in pages: 1 are the classic ones, 2 is managed login.
   *
   * @default - 1 for a new domain; a domain that is there stays as it is
   */
  readonly managedLoginVersion?: 1 | 2;
  /**
   * Whether the domain may be down while it is replaced: for another name or user pool, or for a certificate that is
   * requested in the same apply, as Terraform takes in place only what it knows by its ARN.
   *
   * @default false - Terraform refuses a plan that would replace or destroy the domain; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the user pool.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
}

/**
 * A domain of your own for the sign-in pages and OAuth endpoints of a Cognito user pool.
 *
 * Another certificate that is issued already is taken over in place, and served within an hour; the first takes up to an
 * hour too. Whoever applies it may call `cloudfront:UpdateDistribution`.
 */
export class CognitoDomain extends Construct implements RecordTarget {
  public readonly domainName: string;
  public readonly targetDomainName: string;
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: CognitoDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    this.domainName = checkedDomainName(this, props.domainName);
    const problem = isKnown(this.domainName) ? cognitoDomainNameProblem(this.domainName) : undefined;
    if (problem) throw new ValidationError(this, { subject: 'domainName', ...problem });
    this.checkRegion(props.userPoolId, regionOf(at));
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.cognitoDomain,
      accountId: at.accountId,
      hostNames: [this.domainName],
    });

    const domain = new CognitoUserPoolDomain(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      userPoolId: props.userPoolId,
      domain: this.domainName,
      certificateArn: props.certificate.certificateArn,
      managedLoginVersion: props.managedLoginVersion,
      // What is not known is no certificate to the provider, and to go without one replaces (provider source,
      // cognitoidp/user_pool_domain.go).
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    });
    this.targetDomainName = domain.cloudfrontDistribution;
    this.targetHostedZoneId = domain.cloudfrontDistributionZoneId;
  }

  /** The id of a user pool says its Region. */
  private checkRegion(userPoolId: string, region: string | undefined): void {
    if (!isKnown(userPoolId) || !isKnown(region) || regionOfUserPool(userPoolId) === region) return;
    throw new ValidationError(this, {
      subject: 'userPoolId',
      rule: `must be the id of a user pool in ${region}`,
      got: new Words(JSON.stringify(userPoolId)),
      remedy: 'use the id of a pool there, or place the domain in the Region of the pool',
    });
  }
}
