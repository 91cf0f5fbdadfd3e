import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Placement, type Tags, ValidationError, isKnown, parseCertificateArn } from '../core/constructs';
import { type IAlarm, checkAlarm, checkAlarmName, checkAlarmRegion } from './alarm-check';

const DAY = 86_400;

export interface ExpiryAlarmProps {
  /** Of the alarm, unique in the account and Region. */
  readonly name: string;
  /** May be a token. Another certificate is watched by the same alarm. */
  readonly certificateArn: string;
  /** Days before the certificate's end below which the alarm comes, at least 1. */
  readonly daysToExpiry: number;
  /**
   * ARNs that are told, in the certificate's Region: of SNS topics, for example; 1 to 5.
   *
   * @default - it tells nobody by itself, and is to be one of `CompositeAlarms`
   */
  readonly alarmActions?: readonly string[];
  /**
   * Account and Region of the certificate, where its metric is.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An alarm on a certificate that ends soon, and so is not renewed in time.
 *
 * ACM tells the days twice a day until the end. Where it tells nothing the alarm stays as it is: silent for a new certificate, on for
 * one that has ended.
 *
 * @throws ValidationError where CloudWatch would not take it, or it would tell nobody
 */
export class ExpiryAlarm extends Construct implements IAlarm {
  public readonly alarmName: string;
  public readonly ready: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ExpiryAlarmProps,
  ) {
    super(scope, id);
    this.check();
    const { name, certificateArn, daysToExpiry, alarmActions, at, tags } = props;
    const alarm = new CloudwatchMetricAlarm(this, 'Resource', {
      provider: at?.provider,
      region: at?.region,
      alarmName: name,
      alarmDescription: `The certificate ends in fewer than ${daysToExpiry} days, and is not renewed`,
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      dimensions: { CertificateArn: certificateArn },
      statistic: 'Minimum',
      comparisonOperator: 'LessThanThreshold',
      threshold: daysToExpiry,
      period: DAY,
      evaluationPeriods: 1,
      treatMissingData: 'ignore',
      alarmActions: alarmActions && [...alarmActions],
      tags,
      // CloudWatch deletes no alarm that a composite one names. So composites are changed first, as whatever uses what is replaced; the
      // certificate that it depends on is made before its predecessor goes too.
      lifecycle: alarmActions ? undefined : { createBeforeDestroy: true },
    });
    this.alarmName = name;
    this.ready = [alarm];
  }

  private check(): void {
    const { name, daysToExpiry, alarmActions } = this.props;
    this.checkCertificate();
    if (!Number.isInteger(daysToExpiry) || daysToExpiry < 1)
      throw new ValidationError(this, {
        subject: 'daysToExpiry',
        rule: 'must be a whole number of days, at least 1',
        got: daysToExpiry,
        remedy: 'leave time for somebody to act',
      });
    if (alarmActions === undefined) checkAlarmName(this, name);
    else checkAlarm(this, { name, alarmActions });
  }

  /** An alarm on a metric that never comes is silent for ever. */
  private checkCertificate(): void {
    const { certificateArn } = this.props;
    const certificate = isKnown(certificateArn) ? parseCertificateArn(certificateArn) : undefined;
    if (isKnown(certificateArn) && certificate === undefined)
      throw new ValidationError(this, {
        subject: 'certificateArn',
        rule: 'must be the ARN of an ACM certificate',
        got: certificateArn,
        remedy: 'copy it from ACM',
      });
    checkAlarmRegion(this, this.props, 'certificate', certificate?.region);
  }
}
