import { chooseCertificates } from '../../environments/environment-certificates';
import type { AwsAnswers } from '../../doctor/aws-answers';
import { serviceRoleFindings } from '../../doctor/service-role';
import local from '../../environments/local';
import { liveCertificate } from '../support/live';

const [orders] = chooseCertificates([local], 'shop/orders');
const chosen = orders!;

function answers(hasRole: boolean, ...types: readonly string[]): AwsAnswers {
  return {
    hasAcmServiceRole: () => Promise.resolve(hasRole),
    certificates: () => Promise.resolve(types.map((type) => liveCertificate([...chosen.names], { type }))),
  } as Partial<AwsAnswers> as AwsAnswers;
}

test.each([
  ['error', ['PRIVATE']],
  ['warning', []],
  ['warning', ['AMAZON_ISSUED']],
])('a missing role is an %s where the account has the certificates %j', async (severity, types) => {
  expect(await serviceRoleFindings(chosen, answers(false, ...types))).toMatchObject([
    { id: 'service-role-missing', severity, name: 'orders.internal.example.com' },
  ]);
});

test('is silent where the role is there', async () => {
  expect(await serviceRoleFindings(chosen, answers(true, 'PRIVATE'))).toEqual([]);
});

test('is silent in the account of the CA, where ACM has a permission on it', async () => {
  const { accountId } = local.sharedServices;
  const here = { ...chosen, application: { ...chosen.application, accountId } };
  expect(await serviceRoleFindings(here, answers(false, 'PRIVATE'))).toEqual([]);
});
