import { RedshiftserverlessCustomDomainAssociation } from '@cdktf/provider-aws/lib/redshiftserverless-custom-domain-association';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkNoWildcard, checkedDomainName } from './domain-name-check';

export interface RedshiftServerlessDomainProps {
  /** Name of the workgroup; another one replaces the association. */
  readonly workgroupName: string;
  /**
   * Where the workgroup answers, as the `address` of its endpoint says, for example
   * `shop.111122223333.eu-west-1.redshift-serverless.amazonaws.com`.
   */
  readonly endpointAddress: string;
  /** Name clients connect to, without wildcard; another one replaces the association. */
  readonly customDomainName: string;
  /** In the workgroup's Region. */
  readonly certificate: ICertificate;
  /**
   * Account and Region of the workgroup.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
}

/**
 * A domain name of your own for a workgroup of Amazon Redshift Serverless.
 *
 * Another certificate is taken over in place. Nobody can choose the TLS policy.
 */
export class RedshiftServerlessDomain extends Construct implements RecordTarget {
  public readonly customDomainName: string;
  /** The endpoint of the workgroup: it takes CNAME records only. */
  public readonly targetDomainName: string;

  constructor(scope: Construct, id: string, props: RedshiftServerlessDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    this.customDomainName = checkedDomainName(this, props.customDomainName, 'customDomainName');
    checkNoWildcard(this, this.customDomainName, 'customDomainName');
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.redshiftServerless,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: [this.customDomainName],
    });

    new RedshiftserverlessCustomDomainAssociation(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      workgroupName: props.workgroupName,
      customDomainName: this.customDomainName,
      customDomainCertificateArn: props.certificate.certificateArn,
    });
    this.targetDomainName = props.endpointAddress;
  }
}
