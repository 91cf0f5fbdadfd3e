import { AmplifyDomainAssociation } from '@cdktf/provider-aws/lib/amplify-domain-association';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  ValidationError,
  Words,
  amplifyHostName,
  domainNameProblem,
  isKnown,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';

/** Hosted zone of every name of CloudFront, which answers for Amplify (Route 53 API Reference, AliasTarget). */
const CLOUDFRONT_ZONE_ID = 'Z2FDTNDATAQYW2';

/** A name below a domain, and the branch it shows. */
export interface AmplifySubDomain {
  /** Labels in front of the domain, for example `www`; empty for the domain itself, `*` for every label. */
  readonly prefix: string;
  readonly branchName: string;
}

export interface AmplifyDomainProps {
  /** Id of an app that exists, for example `d1m7bkiki6tdw1`. Another one replaces the domain. */
  readonly appId: string;
  /** Domain that the sub-domains lie in. Another one replaces it. */
  readonly domainName: string;
  /** Names and the branches they show; at least one. */
  readonly subDomains: readonly AmplifySubDomain[];
  /** A certificate in us-east-1, wherever the app is, with every sub-domain on it. */
  readonly certificate: ICertificate;
  /**
   * Account and Region of the app.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
}

/**
 * A custom domain of an Amplify app, with a certificate of ours instead of one that Amplify manages.
 *
 * It does not wait until Amplify sees the names' records, as these can point to it only once it is there. Another
 * certificate is taken over in place.
 */
export class AmplifyDomain extends Construct implements RecordTarget {
  public readonly domainAssociationArn: string;
  /** Target of the records of all sub-domains, which one distribution serves. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for alias records in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: AmplifyDomainProps) {
    super(scope, id);
    const { provider, region, accountId } = props.at ?? {};
    const [first] = props.subDomains;
    if (first === undefined) {
      throw new ValidationError(this, {
        subject: 'subDomains',
        rule: 'must be at least one',
        got: new Words('none'),
        remedy: 'name the branch that the domain shows',
      });
    }
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.amplifyDomain,
      accountId,
      hostNames: this.hostNames(props),
    });

    const domain = new AmplifyDomainAssociation(this, 'Resource', {
      provider,
      region,
      appId: props.appId,
      domainName: props.domainName,
      certificateSettings: { type: 'CUSTOM', customCertificateArn: props.certificate.certificateArn },
      subDomain: props.subDomains.map(({ prefix, branchName }) => ({ prefix, branchName })),
      waitForVerification: false,
    });
    this.domainAssociationArn = domain.arn;
    this.targetDomainName = targetOf(domain, first.prefix);
    this.targetHostedZoneId = CLOUDFRONT_ZONE_ID;
  }

  /** Each name once; those with a token in them are not known. */
  private hostNames({ domainName, subDomains }: AmplifyDomainProps): string[] {
    const seen = new Set<string>();
    for (const { prefix } of subDomains) {
      if (!isKnown(prefix) || !isKnown(domainName)) continue;
      const hostName = amplifyHostName(prefix, domainName);
      const problem = domainNameProblem(hostName);
      if (problem) throw new ValidationError(this, { subject: 'a sub-domain', ...problem });
      if (seen.has(hostName)) {
        throw new ValidationError(this, {
          subject: 'a sub-domain',
          rule: 'must be there once',
          got: hostName,
          remedy: 'leave out the one or the other',
        });
      }
      seen.add(hostName);
    }
    return [...seen];
  }
}

/** The third word of a record: Amplify says "www CNAME d111.cloudfront.net", without the first word for the domain itself. */
function targetOf(domain: AmplifyDomainAssociation, prefix: string): string {
  return (
    `\${element(split(" ", one([for each in ${domain.fqn}.sub_domain : ` +
    `each.dns_record if each.prefix == "${prefix}"])), 2)}`
  );
}
