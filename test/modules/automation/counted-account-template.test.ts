import {
  ANY_ACCOUNT,
  CensusReader,
  type CountedAccountTemplateProps,
  countedAccountTemplate,
} from '../../../modules/automation';
import { onlyResource, synth } from '../../support/synth';

const SHOP = '222222222222';
const PROPS: CountedAccountTemplateProps = {
  environment: 'production',
  readBy: { accountId: '111111111111', region: 'eu-west-1', functionName: 'certfleet-census' },
  roleName: 'certfleet-census-reader',
};

interface Template {
  readonly Conditions?: object;
  readonly Resources: Readonly<Record<string, { readonly Properties: Readonly<Record<string, unknown>> }>>;
}

/** As it comes to the account. */
function templateOf(props: Partial<CountedAccountTemplateProps> = {}): Template {
  const text = countedAccountTemplate({ ...PROPS, ...props });
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'Fn::Sub' in value
      ? String(value['Fn::Sub']).replaceAll(ANY_ACCOUNT, SHOP)
      : value,
  ) as Template;
}

test.each([
  ['', undefined, undefined],
  [' at a path, with a boundary', '/team/', `arn:aws:iam::${ANY_ACCOUNT}:policy/bounded`],
])('has the role that Terraform makes%s, and nothing else', (_, rolePath, permissionsBoundary) => {
  const { Conditions, Resources } = templateOf({ rolePath, permissionsBoundary });
  const made = synth(
    (scope) =>
      void new CensusReader(scope, 'Reader', {
        ...PROPS,
        rolePath,
        permissionsBoundary: permissionsBoundary?.replace(ANY_ACCOUNT, SHOP),
        at: { providerRegion: 'eu-west-1', accountId: SHOP },
      }),
  );
  const role = onlyResource(made, 'aws_iam_role');
  const { name, policy } = onlyResource(made, 'aws_iam_role_policy');
  expect([Conditions, Object.keys(Resources)]).toEqual([undefined, ['CensusReader']]);
  expect(Resources['CensusReader']!.Properties).toEqual({
    RoleName: role['name'],
    Path: role['path'] ?? '/',
    Description: role['description'],
    PermissionsBoundary: role['permissions_boundary'],
    AssumeRolePolicyDocument: JSON.parse(role['assume_role_policy'] as string) as unknown,
    Policies: [{ PolicyName: name, PolicyDocument: JSON.parse(policy as string) as unknown }],
    Tags: [{ Key: 'certfleet:environment', Value: 'production' }],
  });
});

test('is of the partition of the function', () => {
  const text = countedAccountTemplate({ ...PROPS, readBy: { ...PROPS.readBy, region: 'cn-north-1' } });
  expect(text).toContain('arn:aws-cn:');
  expect(text).not.toContain('arn:aws:');
});
