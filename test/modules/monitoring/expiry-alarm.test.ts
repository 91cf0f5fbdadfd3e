import { Token } from 'cdktf';
import { ExpiryAlarm, type ExpiryAlarmProps } from '../../../modules/monitoring';
import { onlyResource, synth } from '../../support/synth';

const TOPIC = 'arn:aws:sns:eu-west-1:222222222222:certificates';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-000000000001';

function synthesized(props: Partial<ExpiryAlarmProps> = {}) {
  return synth(
    (stack) =>
      void new ExpiryAlarm(stack, 'Expiry', {
        name: 'production-shop-web-expiry',
        certificateArn: CERTIFICATE,
        daysToExpiry: 30,
        alarmActions: [TOPIC],
        ...props,
      }),
  );
}

test('comes below its days, and stays as it is where ACM tells nothing', () => {
  expect(onlyResource(synthesized(), 'aws_cloudwatch_metric_alarm')).toMatchObject({
    alarm_name: 'production-shop-web-expiry',
    namespace: 'AWS/CertificateManager',
    metric_name: 'DaysToExpiry',
    dimensions: { CertificateArn: CERTIFICATE },
    comparison_operator: 'LessThanThreshold',
    threshold: 30,
    period: 86_400,
    evaluation_periods: 1,
    treat_missing_data: 'ignore',
    alarm_actions: [TOPIC],
  });
});

test.each<[string, Partial<ExpiryAlarmProps>, string]>([
  ['no days', { daysToExpiry: 0 }, 'daysToExpiry must be a whole number of days, at least 1, got 0'],
  ['a part of a day', { daysToExpiry: 1.5 }, 'daysToExpiry must be a whole number of days'],
  ['nobody to tell', { alarmActions: [] }, 'alarmActions must be 1 to 5 ARNs, got 0'],
  [
    'too many to tell',
    { alarmActions: Array.from({ length: 6 }, () => TOPIC) },
    'must be 1 to 5 ARNs, got 6',
  ],
  [
    'what is no certificate',
    { certificateArn: 'web' },
    'certificateArn must be the ARN of an ACM certificate',
  ],
  [
    'a certificate of another Region',
    { certificateArn: CERTIFICATE.replace('eu-west-1', 'us-east-1') },
    'must be in us-east-1, where the certificate is',
  ],
  ['another place than the certificate has', { at: { region: 'us-east-1' } }, 'must be in eu-west-1'],
  [
    'a topic of another Region than the alarm, where the certificate is not known yet',
    { certificateArn: Token.asString({ resolve: () => CERTIFICATE }), at: { region: 'us-east-1' } },
    'must be in us-east-1',
  ],
  ['no name', { name: '' }, 'name must have 1 to 255 characters'],
  ['a name that is too long', { name: 'n'.repeat(256) }, 'name must have 1 to 255 characters'],
])('%s is refused', (_what, props, message) => {
  expect(() => synthesized(props)).toThrow(message);
});
