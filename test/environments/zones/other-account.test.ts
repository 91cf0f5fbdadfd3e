import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

const zone = {
  type: 'other-account',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  roleArn: 'arn:aws:iam::444444444444:role/certificates',
};
const withZone = (changes: object, spoil: (e: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.sharedServices.zones['example.net'] = { ...zone, ...changes };
    spoil(e);
  });

test('is a zone of Route 53 that shared services does not hold', () => {
  expect(zoneFacts(zone as never)).toEqual({
    publishingRole: { roleArn: 'arn:aws:iam::444444444444:role/certificates', accountId: '444444444444' },
    isEditedByPeople: false,
  });
});

test('is right', () => expect(withZone({})).toEqual([]));

test('holds names that lie in the domains of their account', () => {
  const proved = (e: any) =>
    (e.applications.shop.certificates.web.subjectAlternativeNames = ['www.example.net']);
  expect(withZone({}, proved)).toContainEqual(
    expect.stringContaining("certificates.web.subjectAlternativeNames[0]: must lie in the account's domains"),
  );
});

test.each([
  [{ hostedZoneId: 'z1' }, 'hostedZoneId: must be the id of a hosted zone'],
  [{ roleArn: 'certificates' }, 'roleArn: must be the ARN of an IAM role'],
  [{ roleArn: undefined }, 'roleArn: must be the ARN of an IAM role'],
  [
    { roleArn: 'arn:aws:iam::111111111111:role/certificates' },
    'roleArn: must be a role of another account than shared services, 111111111111',
  ],
])('refuses %j', (changes, problem) => {
  expect(withZone(changes)).toEqual([expect.stringContaining(`zones["example.net"].${problem}`)]);
});
