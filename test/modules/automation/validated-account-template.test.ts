import { dnsValidationForwarderName } from '../../../environments/names';
import { ANY_ACCOUNT, ValidatedAccount } from '../../../modules/automation';
import {
  type ValidatedAccountTemplateProps,
  validatedAccountTemplate,
} from '../../../modules/automation/validated-account-template';
import { onlyResource, resources, synth } from '../../support/synth';

interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Of a template that is sent with a request (AWS CloudFormation User Guide, quotas). */
const TEMPLATE_BYTES = 51_200;
const SHOP = '222222222222';
const PROPS: ValidatedAccountTemplateProps = {
  environment: 'production',
  validatedBy: { accountId: '111111111111', region: 'eu-west-1', functionName: 'certfleet-dns-validation' },
  readerRoleName: 'certfleet-dns-validation-reader',
  forwarderRoleName: 'certfleet-dns-validation-out',
  readerRegion: 'eu-west-1',
};

function resourcesOf(props: Partial<ValidatedAccountTemplateProps> = {}) {
  const text = validatedAccountTemplate({ ...PROPS, ...props });
  return (JSON.parse(text) as { readonly Resources: Readonly<Record<string, Resource>> }).Resources;
}

/** What CloudFormation makes of a value in the first Region of an account; names without the Region, which Terraform's roles have not. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  if ('Fn::Sub' in value)
    return String(value['Fn::Sub'])
      .replaceAll(ANY_ACCOUNT, SHOP)
      .replaceAll('-${AWS::Region}', '')
      .replaceAll('${!', '${');
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each)]));
}

/** The same account as its Terraform stack has it. */
const stack = (rolePath?: string, permissionsBoundary?: string) =>
  synth(
    (scope) =>
      void new ValidatedAccount(scope, 'Requests', {
        ...PROPS,
        ...{ rolePath, permissionsBoundary },
        placements: [{ providerRegion: 'eu-west-1', accountId: SHOP }],
      }),
  );

test.each([
  ['', undefined, undefined],
  [' at a path, with a boundary', '/team/', `arn:aws:iam::${ANY_ACCOUNT}:policy/bounded`],
])('has the roles that Terraform makes%s', (_, rolePath, permissionsBoundary) => {
  const { Reader, Forwarder } = resourcesOf({ rolePath, permissionsBoundary });
  const made = stack(rolePath, permissionsBoundary?.replace(ANY_ACCOUNT, SHOP));
  const roles = [Forwarder!, Reader!].map(({ Properties }) => resolved(Properties) as typeof Properties);
  expect(roles.map((role) => role['AssumeRolePolicyDocument'])).toEqual(
    resources(made, 'aws_iam_role').map(
      (role) => JSON.parse(role['assume_role_policy'] as string) as unknown,
    ),
  );
  expect(roles.map((role) => role['Policies'])).toEqual(
    resources(made, 'aws_iam_role_policy').map(({ name, policy }) => [
      { PolicyName: name, PolicyDocument: JSON.parse(policy as string) as unknown },
    ]),
  );
  expect(
    roles.map(({ RoleName, Path, Description, PermissionsBoundary }) => [
      ...[RoleName, Path, Description, PermissionsBoundary],
    ]),
  ).toEqual(
    resources(made, 'aws_iam_role').map(
      ({ name, path = '/', description, permissions_boundary: boundary }) => [
        ...[name, path, description, boundary],
      ],
    ),
  );
});

test('has the rule that Terraform makes', () => {
  const { Properties } = resourcesOf()['Rule']!;
  const rule = onlyResource(stack(), 'aws_cloudwatch_event_rule');
  expect(Properties['EventPattern']).toEqual(JSON.parse(rule['event_pattern'] as string));
  expect([Properties['Name'], Properties['Description']]).toEqual([rule['name'], rule['description']]);
  const { arn, target_id: Id } = onlyResource(stack(), 'aws_cloudwatch_event_target');
  expect(Properties['Targets']).toEqual([expect.objectContaining({ Id, Arn: arn })]);
});

test('has rule and forwarder in every Region, in whichever order, and the reader in one', () => {
  const { Reader, Forwarder, Rule } = resourcesOf({ rolePath: '/team/' });
  expect([Reader!.Condition, Forwarder!.Condition, Rule!.Condition]).toEqual([
    ...['HasReader', undefined, undefined],
  ]);
  const [{ RoleArn }] = Rule!.Properties['Targets'] as [{ RoleArn: object }];
  expect(RoleArn).toEqual({ 'Fn::GetAtt': ['Forwarder', 'Arn'] });
  expect(Forwarder!.Properties['RoleName']).toEqual({
    'Fn::Sub': 'certfleet-dns-validation-out-${AWS::Region}',
  });
});

test('has the role of a census beside the reader, and no other Resource for it', () => {
  const census = {
    readBy: { ...PROPS.validatedBy, functionName: 'certfleet-census' },
    roleName: 'certfleet-census-reader',
  };
  const { CensusReader, ...others } = resourcesOf({ rolePath: '/team/', census });
  expect(others).toEqual(resourcesOf({ rolePath: '/team/' }));
  expect(CensusReader).toMatchObject({
    Type: 'AWS::IAM::Role',
    Condition: 'HasReader',
    Properties: { RoleName: 'certfleet-census-reader', Path: '/team/' },
  });
});

test('the name of the forwarder is one that IAM takes, for the longest names of environments and Regions', () => {
  const name = dnsValidationForwarderName('a'.repeat(20));
  expect(`${name}-ap-southeast-1`.length).toBeLessThanOrEqual(64);
});

test('tags the roles, and bounds none without a boundary', () => {
  const { Reader } = resourcesOf();
  expect(Reader!.Properties['Tags']).toEqual([{ Key: 'certfleet:environment', Value: 'production' }]);
  expect(Reader!.Properties).not.toHaveProperty('PermissionsBoundary');
});

test('is of the partition of the function', () => {
  const validatedBy = { ...PROPS.validatedBy, region: 'cn-north-1' };
  const text = validatedAccountTemplate({ ...PROPS, validatedBy, readerRegion: 'cn-north-1' });
  expect(text).toContain('arn:aws-cn:');
  expect(text).not.toContain('arn:aws:');
});

test('leaves what IAM takes for a variable as it is', () => {
  const { Reader } = resourcesOf({ permissionsBoundary: `arn:aws:iam::${ANY_ACCOUNT}:policy/\${odd}` });
  expect(Reader!.Properties['PermissionsBoundary']).toEqual({
    'Fn::Sub': `arn:aws:iam::${ANY_ACCOUNT}:policy/\${!odd}`,
  });
});

test('is far shorter than CloudFormation takes it', () => {
  expect(validatedAccountTemplate(PROPS).length).toBeLessThan(TEMPLATE_BYTES / 5);
});
