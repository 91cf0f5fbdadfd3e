import type { AccountCertificate } from '../../doctor/account-certificates';
import type { AwsAnswers } from '../../doctor/aws-answers';
import { validationRecordFindings } from '../../doctor/validation-records';
import { chooseCertificates } from '../../environments/environment-certificates';
import local from '../../environments/local';
import { resolverOf, stopDnsServers } from '../support/dns-resolver';
import { liveCertificate } from '../support/live';

afterEach(stopDnsServers);

const [api] = chooseCertificates([local], 'shop/api');
const RECORD = '_n.api.example.com CNAME _v.acm-validations.aws';

const certificate = (stack?: string): AccountCertificate => ({
  ...liveCertificate(['api.example.com']),
  stack,
  records: [
    {
      provedName: 'api.example.com',
      name: '_n.api.example.com.',
      type: 'CNAME',
      value: '_v.acm-validations.aws.',
      status: 'SUCCESS',
    },
  ],
});

async function idsOf(
  certificates: readonly AccountCertificate[],
  records: readonly string[],
  changes: Partial<typeof local.applications.shop> = {},
) {
  const { resolver } = await resolverOf({ records: ['example.com SOA', ...records] });
  const aws = { certificates: () => Promise.resolve([...certificates]) } as Partial<AwsAnswers> as AwsAnswers;
  const chosen = { ...api!, application: { ...api!.application, ...changes } };
  const notes: string[] = [];
  const findings = await validationRecordFindings(chosen, aws, resolver, (note) => notes.push(note));
  return [...notes, ...findings.map(({ id }) => id)];
}

test('compares the record of a certificate that the stack requested', async () => {
  expect(await idsOf([certificate('local-shop')], [RECORD])).toEqual([]);
  expect(await idsOf([certificate('local-shop')], [])).toEqual(['validation-record-missing']);
});

test('takes the stack under its former name for the same', async () => {
  expect(await idsOf([certificate('local-store')], [RECORD], { formerly: 'store' })).toEqual([]);
  expect(await idsOf([certificate('local-store')], [RECORD])).toEqual(['validation-record-exists']);
});

test('finds the record of a certificate that something else requested, though one of the stack has another name', async () => {
  const other = { ...certificate('local-shop'), records: [] };
  expect(await idsOf([other, certificate()], [RECORD])).toEqual(['validation-record-exists']);
});

test('says that records are not known where no certificate has the name', async () => {
  expect(await idsOf([], [RECORD])).toEqual(['not requested yet, so its validation records are not known']);
});
