import { ApprunnerCustomDomainAssociation } from '@cdktf/provider-aws/lib/apprunner-custom-domain-association';
import { DataAwsApprunnerHostedZoneId } from '@cdktf/provider-aws/lib/data-aws-apprunner-hosted-zone-id';
import { Construct } from 'constructs';
import { type Placement, type RecordTarget, ValidationError, isKnown } from '../core/constructs';
import { checkedDomainName } from './domain-name-check';

/** Records that App Runner asks for, of which only the number is known before it makes the certificate. */
const RECORDS = 2;
const RECORDS_WITH_WWW = 3;

export interface AppRunnerDomainProps {
  /** ARN of a service that exists. Another one replaces the domain. */
  readonly serviceArn: string;
  /** Name clients ask for; a wildcard is allowed. Another one replaces it. */
  readonly domainName: string;
  /**
   * Whether `www.` and the name leads to the service too; not for a wildcard.
   *
   * @default false
   */
  readonly enableWwwSubdomain?: boolean;
  /**
   * Account and Region of the service.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
}

/** A CNAME by which App Runner's certificate is issued and renewed: it has to stand as long as the domain. */
export interface AppRunnerValidationRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/**
 * A custom domain of an App Runner service.
 *
 * App Runner makes the certificate itself and takes none of ACM: publish `validationRecords`, and point the name to the
 * target once they stand. App Runner takes no new customers since 30 April 2026.
 */
export class AppRunnerDomain extends Construct implements RecordTarget {
  /** Records to publish, in an order that stays: two, with `www.` three. */
  public readonly validationRecords: readonly AppRunnerValidationRecord[];
  /** Target of the records of the names. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for alias records in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: AppRunnerDomainProps) {
    super(scope, id);
    const { provider, region } = props.at ?? {};
    const enableWwwSubdomain = props.enableWwwSubdomain ?? false;
    const domainName = checkedDomainName(this, props.domainName);
    this.checkWww(domainName, enableWwwSubdomain);

    const association = new ApprunnerCustomDomainAssociation(this, 'Resource', {
      provider,
      region,
      serviceArn: props.serviceArn,
      domainName,
      enableWwwSubdomain,
    });
    const hostedZone = new DataAwsApprunnerHostedZoneId(this, 'HostedZone', { provider, region });
    const count = enableWwwSubdomain ? RECORDS_WITH_WWW : RECORDS;
    this.validationRecords = Array.from({ length: count }, (_, index) => recordOf(association, index));
    this.targetDomainName = association.dnsTarget;
    this.targetHostedZoneId = hostedZone.id;
  }

  private checkWww(domainName: string, enableWwwSubdomain: boolean): void {
    if (isKnown(domainName) && domainName.startsWith('*.') && enableWwwSubdomain) {
      throw new ValidationError(this, {
        subject: 'enableWwwSubdomain',
        rule: 'must be left out for a wildcard',
        got: domainName,
        remedy: 'leave it out, or give the names one by one',
      });
    }
  }
}

/** The records are a set whose order changes with their status; by name it does not. */
function recordOf({ fqn }: ApprunnerCustomDomainAssociation, index: number): AppRunnerValidationRecord {
  const records = `${fqn}.certificate_validation_records`;
  const name = `sort([for each in ${records} : each.name])[${index}]`;
  const attribute = (key: string) => `one([for each in ${records} : each.${key} if each.name == ${name}])`;
  return {
    name: `\${trimsuffix(${name}, ".")}`,
    type: `\${${attribute('type')}}`,
    value: `\${trimsuffix(${attribute('value')}, ".")}`,
  };
}
