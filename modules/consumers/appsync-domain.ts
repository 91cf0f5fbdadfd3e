import { AppsyncDomainName } from '@cdktf/provider-aws/lib/appsync-domain-name';
import { AppsyncDomainNameApiAssociation } from '@cdktf/provider-aws/lib/appsync-domain-name-api-association';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

export interface AppSyncDomainProps {
  /** Id of a GraphQL or Event API that exists; not of a private one. Another one is taken over in place. */
  readonly apiId: string;
  /** Name clients ask for, or a wildcard; another one replaces the domain. */
  readonly domainName: string;
  /** In us-east-1, wherever the API is. */
  readonly certificate: ICertificate;
  /**
   * Whether the domain may be down while it gets another certificate or name. AWS changes neither on a domain that is
   * there, and Terraform deletes the old one before it even requests the new certificate.
   *
   * @default false - Terraform refuses a plan that would replace or destroy the domain; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the API.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
}

/**
 * A domain of your own for an AppSync API.
 *
 * A certificate that is renewed, or imported again, keeps its ARN. Another one needs `interruptible`. TLS 1.2 and 1.3 are
 * offered, which nobody can choose.
 */
export class AppSyncDomain extends Construct implements RecordTarget {
  public readonly domainName: string;
  public readonly targetDomainName: string;
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: AppSyncDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    this.domainName = checkedDomainName(this, props.domainName);
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.appSyncDomain,
      accountId: at.accountId,
      hostNames: [this.domainName],
    });

    const domain = new AppsyncDomainName(this, 'Resource', {
      ...place,
      domainName: this.domainName,
      certificateArn: props.certificate.certificateArn,
      // No API call changes a certificate (AppSync API Reference, UpdateDomainName).
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    });
    new AppsyncDomainNameApiAssociation(this, 'Association', {
      ...place,
      apiId: props.apiId,
      // The id is the name, and not known while the domain is replaced: the association goes first, and comes back.
      domainName: domain.id,
    });
    this.targetDomainName = domain.appsyncDomainName;
    this.targetHostedZoneId = domain.hostedZoneId;
  }
}
