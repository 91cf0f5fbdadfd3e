import { validationPolicy } from '../../../modules/dns/validation-policy';

const TOKEN = '_????????????????????????????????';

function recordNames(names: { domainNames: string[]; subdomainsOf?: string[] }): unknown {
  const { Statement } = validationPolicy('aws', { zones: [{ hostedZoneId: 'Z1', ...names }] });
  const [write] = Statement as Array<{ Condition: Record<string, Record<string, unknown>> }>;
  return write?.Condition['ForAllValues:StringLike']?.[
    'route53:ChangeResourceRecordSetsNormalizedRecordNames'
  ];
}

test('a wildcard is proved by the record of the name it stands under, once', () => {
  expect(recordNames({ domainNames: ['example.com', '*.example.com'] })).toEqual([`${TOKEN}.example.com`]);
});

test('a domain with what lies below it takes records of its own name and of deeper ones', () => {
  expect(recordNames({ domainNames: [], subdomainsOf: ['example.com'] })).toEqual([
    `${TOKEN}.example.com`,
    `${TOKEN}.*.example.com`,
  ]);
});
