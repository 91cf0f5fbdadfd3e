import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers';
const warehouse = {
  type: 'redshift-serverless-domain',
  workgroupName: 'sales',
  customDomainName: 'warehouse.shop.example.com',
  certificate: 'web',
} as const;

/** What the check says of an account with this domain. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { warehouse: { ...warehouse, ...changes }, ...others }),
  );

test('takes a certificate for its name', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['workgroupName', 'My_Sales', 'must be 3 to 64 lower-case letters, digits and hyphens'],
  ['customDomainName', '*.shop.example.com', 'must be a name without wildcard'],
  ['customDomainName', 'a.b.shop.example.com', 'must be covered by a name on its certificate'],
])('refuses the %s %s', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`${HERE}.warehouse.${property}: ${rule}`),
  ]);
});

test('refuses a second name of a workgroup, and a name that is there already', () => {
  expect(problems({}, { other: { ...warehouse, customDomainName: 'other.shop.example.com' } })).toEqual([
    `${HERE}.other.workgroupName: must not claim the domain name of Redshift Serverless workgroup "sales" in eu-west-1 of ` +
      `account 222222222222, which ${HERE}.warehouse.workgroupName has already; leave one of them out`,
  ]);
  expect(problems({}, { other: { ...warehouse, workgroupName: 'other' } })).toContainEqual(
    expect.stringContaining(
      `${HERE}.other.customDomainName: must not claim the name "warehouse.shop.example.com" at Amazon Redshift Serverless in eu-west-1`,
    ),
  );
});
