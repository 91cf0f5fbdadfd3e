import { configurationOf } from '../../../lambda/configuration';
import { invokingAccount, targetsOf } from '../../../lambda/distribution/distribution';
import { DISTRIBUTION_VARIABLE } from '../../../modules/core/distribution';

const [SHOP, BLOG] = ['222222222222', '333333333333'] as const;
const configuration = {
  certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-4000-8000-000000000001',
  certificate: 'production/everywhere',
  roleName: 'certfleet-everywhere-copies',
  domainNames: ['everywhere.example.com'],
  targets: [
    { accountIds: [SHOP, BLOG], regions: ['eu-west-1', 'us-east-1'] },
    { accountIds: ['444444444444'], regions: ['eu-west-1'] },
  ],
};

describe('the account that invokes', () => {
  const FUNCTION = 'arn:aws:lambda:eu-west-1:111111111111:function:certfleet-everywhere';

  test('is that of its alias', () => {
    expect(invokingAccount(`${FUNCTION}:account-${SHOP}`)).toBe(SHOP);
    expect(invokingAccount(`${FUNCTION.replace('arn:aws:', 'arn:aws-cn:')}:account-${BLOG}`)).toBe(BLOG);
  });

  test.each([
    FUNCTION,
    `${FUNCTION}:$LATEST`,
    `${FUNCTION}:1`,
    `${FUNCTION}:live`,
    `${FUNCTION}:account-1`,
    `${FUNCTION}:account-${SHOP}0`,
    `${FUNCTION}:account-${SHOP}\n`,
    `${FUNCTION}:my-account-${SHOP}`,
    `${FUNCTION}:live:account-${SHOP}`,
    `arn:aws:lambda:eu-west-1:111111111111:function:account-${SHOP}`,
    `account-${SHOP}`,
    '',
  ])('is not read from %j', (arn) => {
    expect(() => invokingAccount(arn)).toThrow('must be invoked by the alias of an account');
  });
});

test('every account of a group has a copy in every Region of it', () => {
  expect(targetsOf(configuration)).toEqual([
    { accountId: SHOP, region: 'eu-west-1' },
    { accountId: SHOP, region: 'us-east-1' },
    { accountId: BLOG, region: 'eu-west-1' },
    { accountId: BLOG, region: 'us-east-1' },
    { accountId: '444444444444', region: 'eu-west-1' },
  ]);
});

test('a function without its configuration says what to do', () => {
  expect(() => configurationOf({}, DISTRIBUTION_VARIABLE)).toThrow(
    'no variable CERTFLEET_DISTRIBUTION; deploy its stack',
  );
  expect(
    configurationOf({ CERTFLEET_DISTRIBUTION: JSON.stringify(configuration) }, DISTRIBUTION_VARIABLE),
  ).toEqual(configuration);
});
