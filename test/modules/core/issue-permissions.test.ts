import { issuePermissions } from '../../../modules/core';

const ISSUING = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/issuing';
const OTHER = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/other';
const authority = (certificateAuthorityArn: string) => ({ certificateAuthorityArn });

test('has one CA issue by the template for servers and clients', () => {
  expect(issuePermissions({ certificateAuthorities: [authority(ISSUING)] })[1]).toEqual({
    Sid: 'IssueByOneTemplate',
    Effect: 'Allow',
    Action: 'acm-pca:IssueCertificate',
    Resource: ISSUING,
    Condition: {
      StringEquals: { 'acm-pca:TemplateArn': 'arn:aws:acm-pca:::template/EndEntityCertificate/V1' },
    },
  });
});

test('has several CAs issue by several templates', () => {
  const [read, issue] = issuePermissions({
    certificateAuthorities: [authority(ISSUING), authority(OTHER)],
    templates: ['EndEntityServerAuthCertificate/V1', 'EndEntityClientAuthCertificate/V1'],
  });

  expect(read!.Resource).toEqual([ISSUING, OTHER]);
  expect(issue!.Resource).toEqual([ISSUING, OTHER]);
  expect(issue!.Condition!.StringEquals!['acm-pca:TemplateArn']).toEqual([
    'arn:aws:acm-pca:::template/EndEntityServerAuthCertificate/V1',
    'arn:aws:acm-pca:::template/EndEntityClientAuthCertificate/V1',
  ]);
});

test.each([
  [{ certificateAuthorities: [authority(ISSUING.replace('arn:aws:', 'arn:aws-us-gov:'))] }, 'aws-us-gov'],
  [{ certificateAuthorities: [{ ...authority('not known'), region: 'cn-north-1' }] }, 'aws-cn'],
  [{ certificateAuthorities: [authority('not known')], region: 'cn-north-1' }, 'aws-cn'],
] as const)('with %j the template is of the partition %s', (props, partition) => {
  expect(issuePermissions(props)[1]!.Condition!.StringEquals!['acm-pca:TemplateArn']).toBe(
    `arn:${partition}:acm-pca:::template/EndEntityCertificate/V1`,
  );
});
