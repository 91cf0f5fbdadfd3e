import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import {
  type Placement,
  type Tags,
  ValidationError,
  isKnown,
  parseCertificateAuthorityArn,
} from '../core/constructs';
import { checkAlarm, checkAlarmRegion } from './alarm-check';

const HOUR = 3600;

/** Metrics of AWS Private CA that say that something failed, and what (AWS Private CA User Guide, CloudWatch metrics). */
const FAILURES = {
  Failure: 'could not issue a certificate that was requested from it',
  MisconfiguredCRLBucket: 'cannot write its revocation list into its bucket',
} as const;

export interface CertificateAuthorityAlarmProps {
  /** Of the alarm, unique in the account and Region. */
  readonly name: string;
  /** May be a token. Another CA is watched by the same alarm. */
  readonly certificateAuthorityArn: string;
  /** `Failure`: certificates that were not issued. `MisconfiguredCRLBucket`: lists that were not written, of a CA that has one. */
  readonly metricName: keyof typeof FAILURES;
  /** ARNs that are told, in the CA's Region: of SNS topics, for example; 1 to 5. */
  readonly alarmActions: readonly string[];
  /**
   * Account and Region of the CA, where its metrics are: those of its owner, whoever requests from it.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An alarm on a private CA that fails: one failure in an hour raises it, an hour without ends it.
 *
 * An alarm on a metric must name exactly the dimensions that it has. AWS documents none for these; what reads them names `PrivateCAArn`
 * (prometheus-community/yet-another-cloudwatch-exporter, Dynatrace's list of AWS services), and for issuance some `Operation` beside
 * it. So it asks for what has the CA's ARN, whatever else it has (Amazon CloudWatch User Guide, Metrics Insights queries in alarms).
 *
 * @throws ValidationError where CloudWatch would not take it, or it would tell nobody
 */
export class CertificateAuthorityAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CertificateAuthorityAlarmProps,
  ) {
    super(scope, id);
    this.check();
    const { name, certificateAuthorityArn, metricName, alarmActions, at, tags } = props;
    new CloudwatchMetricAlarm(this, 'Resource', {
      provider: at?.provider,
      region: at?.region,
      alarmName: name,
      alarmDescription: `The private CA ${FAILURES[metricName]}`,
      metricQuery: [
        {
          id: 'failures',
          expression: `SELECT SUM(${metricName}) FROM "AWS/ACMPrivateCA" WHERE PrivateCAArn = '${certificateAuthorityArn}'`,
          period: HOUR,
          returnData: true,
        },
      ],
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      alarmActions: [...alarmActions],
      tags,
    });
  }

  private check(): void {
    const { certificateAuthorityArn: arn } = this.props;
    const authority = isKnown(arn) ? parseCertificateAuthorityArn(arn) : undefined;
    if (isKnown(arn) && authority === undefined)
      throw new ValidationError(this, {
        subject: 'certificateAuthorityArn',
        rule: 'must be the ARN of a private CA',
        got: arn,
        remedy: 'copy it from AWS Private CA',
      });
    checkAlarmRegion(this, this.props, 'CA', authority?.region);
    checkAlarm(this, this.props);
  }
}
