import { Token } from 'cdktf';
import { CertificateAuthorityAlarm, type CertificateAuthorityAlarmProps } from '../../../modules/monitoring';
import { onlyResource, synth } from '../../support/synth';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:certificates';
const AUTHORITY =
  'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/00000000-0000-4000-8000-000000000001';

function synthesized(props: Partial<CertificateAuthorityAlarmProps> = {}) {
  return synth(
    (stack) =>
      void new CertificateAuthorityAlarm(stack, 'Failure', {
        name: 'production-issuing-failed',
        certificateAuthorityArn: AUTHORITY,
        metricName: 'Failure',
        alarmActions: [TOPIC],
        ...props,
      }),
  );
}

test.each(['Failure', 'MisconfiguredCRLBucket'] as const)(
  'one %s in an hour raises it, whatever dimensions it has beside the CA',
  (metricName) => {
    expect(onlyResource(synthesized({ metricName }), 'aws_cloudwatch_metric_alarm')).toMatchObject({
      alarm_name: 'production-issuing-failed',
      metric_query: [
        {
          expression: `SELECT SUM(${metricName}) FROM "AWS/ACMPrivateCA" WHERE PrivateCAArn = '${AUTHORITY}'`,
          period: 3600,
          return_data: true,
        },
      ],
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      treat_missing_data: 'notBreaching',
      alarm_actions: [TOPIC],
    });
  },
);

test('takes a CA that is not known before the apply', () => {
  const certificateAuthorityArn = Token.asString({ resolve: () => AUTHORITY });
  expect(onlyResource(synthesized({ certificateAuthorityArn }), 'aws_cloudwatch_metric_alarm')).toMatchObject(
    { metric_query: [{ expression: expect.stringContaining(AUTHORITY) }] },
  );
});

test.each<[string, Partial<CertificateAuthorityAlarmProps>, string]>([
  [
    'what is no CA',
    { certificateAuthorityArn: 'issuing' },
    'certificateAuthorityArn must be the ARN of a private CA, got "issuing"; copy it from AWS Private CA',
  ],
  ['nobody to tell', { alarmActions: [] }, 'alarmActions must be 1 to 5 ARNs, got 0'],
  ['no name', { name: '' }, 'name must have 1 to 255 characters'],
  [
    'a topic of another Region',
    { alarmActions: [TOPIC.replace('eu-west-1', 'us-east-1')] },
    'must be in eu-west-1, where the CA is, as CloudWatch looks and tells in one Region, got "us-east-1"',
  ],
])('fails with %s', (_what, props, message) => {
  expect(() => synthesized(props)).toThrow(message);
});
