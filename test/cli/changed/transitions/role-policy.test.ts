import { allowsDeletion, parsePolicy } from '../../../../cli/changed/transitions/role-policy';

const deletion = {
  recordName: '_x.shop.example.com',
  recordType: 'CNAME',
  isZone: (resource: string) => resource === 'zone',
};
const NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
const allow = { Effect: 'Allow', Action: 'route53:ChangeResourceRecordSets', Resource: 'zone' };

function allows(...statements: readonly object[]): boolean {
  const policy = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  return allowsDeletion([policy!], deletion);
}

describe('whether a policy allows the deletion of a record', () => {
  test.each([
    ['by the action', allow],
    ['by a pattern of actions', { ...allow, Action: ['s3:*', 'route53:Change*'] }],
    ['by every resource', { ...allow, Resource: '*' }],
    [
      'by a pattern of names',
      { ...allow, Condition: { 'ForAllValues:StringLike': { [NAMES]: '_?.*.example.com' } } },
    ],
    ['by the name', { ...allow, Condition: { StringEquals: { [NAMES]: ['_x.shop.example.com'] } } }],
    [
      'by another condition, which cannot be told',
      { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
    ],
    ['by a key that must be there', { ...allow, Condition: { Null: { [NAMES]: 'false' } } }],
  ])('it does %s', (_, statement) => {
    expect(allows(statement)).toBe(true);
  });

  test.each([
    ['for another action', { ...allow, Action: 'route53:GetChange' }],
    ['for another zone', { ...allow, Resource: 'other' }],
    [
      'for other names',
      { ...allow, Condition: { 'ForAllValues:StringLike': { [NAMES]: ['_?.example.com'] } } },
    ],
    [
      'for a name that only looks like a pattern',
      { ...allow, Condition: { StringEquals: { [NAMES]: '*' } } },
    ],
    [
      'for names with a dot that is none',
      { ...allow, Condition: { StringLike: { [NAMES]: '_xxshop.example.com' } } },
    ],
    ['for all but this name', { ...allow, Condition: { StringNotLike: { [NAMES]: '*.example.com' } } }],
  ])('it does not %s', (_, statement) => {
    expect(allows(statement)).toBe(false);
  });

  test('a denial is stronger, where it is certain', () => {
    const deny = { ...allow, Effect: 'Deny', Resource: '*' };

    expect(allows(allow, { ...deny, Condition: { StringLike: { [NAMES]: '_x.*' } } })).toBe(false);
    expect(allows(allow, { ...deny, Condition: { StringLike: { [NAMES]: '*._domainkey*' } } })).toBe(true);
    expect(allows(allow, { ...deny, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })).toBe(true);
  });

  test.each(['${data.aws_iam_policy_document.a.json}', '{}', '[]', undefined])('%s is no policy', (text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });
});
