import { CertificateCopy, type CertificateCopyProps } from '../../../modules/automation';
import { dataSources, onlyResource, resources, synth } from '../../support/synth';

const [OWNER, SHOP] = ['111111111111', '222222222222'] as const;
const FUNCTION = 'certfleet-distribution-everywhere';
const CERTIFICATE = 'production/everywhere';
const distributedBy = { accountId: OWNER, region: 'eu-west-1', functionName: FUNCTION };

function synthesized(props: Partial<CertificateCopyProps> = {}) {
  return synth(
    (stack) =>
      void new CertificateCopy(stack, 'everywhere', {
        distributedBy,
        certificate: CERTIFICATE,
        roleName: 'certfleet-everywhere-copies',
        placements: [{ providerRegion: 'eu-west-1', accountId: SHOP }],
        domainNames: ['everywhere.example.com'],
        ...props,
      }),
  );
}

/** The statements of a policy in the Terraform JSON. */
function statementsIn(policy: unknown): object[] {
  return (JSON.parse(policy as string) as { readonly Statement: object[] }).Statement;
}

const trust = (props: Partial<CertificateCopyProps> = {}) =>
  statementsIn(onlyResource(synthesized(props), 'aws_iam_role')['assume_role_policy']);

test.each([
  ['at the default path', distributedBy, `role/${FUNCTION}`],
  ['at its path', { ...distributedBy, rolePath: '/team/' }, `role/team/${FUNCTION}`],
])('its role trusts the role of the function alone, %s', (_, by, role) => {
  expect(trust({ distributedBy: by })).toEqual([
    {
      Sid: 'OnlyTheFunction',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${OWNER}:root` },
      Action: 'sts:AssumeRole',
      Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWNER}:${role}` } },
    },
  ]);
});

test('its role works on certificates with the one tag, in the Regions of the copies', () => {
  const placements = [
    { providerRegion: 'eu-west-1', accountId: SHOP },
    { region: 'us-east-1', accountId: SHOP },
  ] as const;
  const { policy } = onlyResource(synthesized({ placements }), 'aws_iam_role_policy');
  const Resource = ['eu-west-1', 'us-east-1'].map((region) => `arn:aws:acm:${region}:${SHOP}:certificate/*`);
  const tagged = (kind: string) => ({
    StringEquals: { [`aws:${kind}Tag/certfleet:certificate`]: CERTIFICATE },
  });
  expect(statementsIn(policy)).toEqual([
    {
      Sid: 'ListCertificates',
      Effect: 'Allow',
      Action: 'acm:ListCertificates',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } },
    },
    { Sid: 'FindItsCertificate', Effect: 'Allow', Action: 'acm:ListTagsForCertificate', Resource },
    {
      Sid: 'RotateItsCertificate',
      Effect: 'Allow',
      Action: [
        'acm:AddTagsToCertificate',
        'acm:DeleteCertificate',
        'acm:DescribeCertificate',
        'acm:GetCertificate',
        'acm:ImportCertificate',
        'acm:RemoveTagsFromCertificate',
      ],
      Resource,
      Condition: tagged('Resource'),
    },
    {
      Sid: 'ImportTheFirst',
      Effect: 'Allow',
      Action: ['acm:AddTagsToCertificate', 'acm:ImportCertificate'],
      Resource,
      Condition: tagged('Request'),
    },
  ]);
});

test('the function is invoked in its account by the alias of this one, once the role has its rights', () => {
  const made = synthesized({ placements: [{ providerRegion: 'us-east-1', accountId: SHOP }] });
  const invocation = onlyResource(made, 'aws_lambda_invocation');
  expect(invocation).toMatchObject({
    function_name: `arn:aws:lambda:eu-west-1:${OWNER}:function:${FUNCTION}`,
    qualifier: `account-${SHOP}`,
    lifecycle_scope: 'CRUD',
  });
  expect(invocation['depends_on']).toEqual([
    expect.stringMatching(/^aws_iam_role\./),
    expect.stringMatching(/^aws_iam_role_policy\./),
  ]);
  expect(JSON.parse(invocation['input'] as string)).toEqual({
    region: 'us-east-1',
    // A change of them asks the function again.
    domainNames: ['everywhere.example.com'],
    tags: {
      Name: 'everywhere.example.com',
      'certfleet:certificate': CERTIFICATE,
      'certfleet:rotated': 'true',
    },
  });
});

test('each Region has a copy, which is found by its tag there', () => {
  const regions = ['eu-central-1', 'eu-west-1'];
  const [first, second] = regions.map((region) => ({ region, accountId: SHOP }));
  const made = synthesized({ placements: [first!, second!] });
  const invocations = resources(made, 'aws_lambda_invocation');
  expect(invocations.map(({ input }) => (JSON.parse(input as string) as { region: string }).region)).toEqual(
    regions,
  );
  const found = dataSources(made, 'aws_resourcegroupstaggingapi_resources');
  expect(found.map(({ region }) => region)).toEqual(regions);
  for (const each of found)
    expect(each['tag_filter']).toEqual([{ key: 'certfleet:certificate', values: [CERTIFICATE] }]);
});

test('no certificate and no key is in Terraform', () => {
  expect(resources(synthesized(), 'aws_acm_certificate')).toEqual([]);
});

test('another partition has its own ARNs', () => {
  const props = {
    distributedBy: { ...distributedBy, region: 'cn-north-1' },
    placements: [{ providerRegion: 'cn-north-1', accountId: SHOP }],
  } as const;
  const made = JSON.stringify(synthesized(props));
  expect(made).toContain(`arn:aws-cn:lambda:cn-north-1:${OWNER}:function:${FUNCTION}`);
  expect(made).toContain(`arn:aws-cn:iam::${OWNER}:role/${FUNCTION}`);
  expect(made).toContain(`arn:aws-cn:acm:cn-north-1:${SHOP}:certificate/*`);
  expect(made).not.toContain('arn:aws:');
});

test.each<[string, CertificateCopyProps['placements'], string]>([
  ['a placement without an account', [{ providerRegion: 'eu-west-1' }], 'must each say Region and account'],
  ['a placement without a Region', [{ accountId: SHOP }], 'must each say Region and account'],
  [
    'placements of two accounts',
    [
      { region: 'eu-west-1', accountId: SHOP },
      { region: 'us-east-1', accountId: OWNER },
    ],
    'must lie in one account',
  ],
])('%s is refused', (_what, placements, message) => {
  expect(() => synthesized({ placements })).toThrow(message);
});
