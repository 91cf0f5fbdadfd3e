import { issueStates } from '../../live/issue-state';
import { certificateState, liveCertificate } from '../support/live';

const TODAY = '2026-01-01';
const WEB = ['shop.example.com', '*.shop.example.com', 'shop.example.org'];

test('a pending certificate has the records that ACM does not see yet', () => {
  const records = [
    { provedName: 'shop.example.com', name: '_a.shop.example.com.', status: 'PENDING_VALIDATION' },
    { provedName: 'shop.example.org', name: '_c.shop.example.org.', status: 'FAILED' },
    { provedName: 'example.net', name: '_d.example.net.', status: 'SUCCESS' },
  ].map((record) => ({ ...record, type: 'CNAME', value: '_b.acm-validations.aws.' }));
  const live = liveCertificate(WEB, { status: 'PENDING_VALIDATION', records });
  const [issue] = issueStates([certificateState(live)], TODAY);
  expect(issue!.missingRecords).toEqual(records.slice(0, 2));
});

test('what nobody declares has no state, and what was not requested is missing', () => {
  expect(issueStates([{ ...certificateState(liveCertificate(WEB)), declared: undefined }], TODAY)).toEqual(
    [],
  );
  expect(issueStates([certificateState(undefined)], TODAY)).toMatchObject([
    { status: 'MISSING', missingRecords: [] },
  ]);
});

test.each([
  ['2026-07-18', 'ISSUED'],
  ['2026-07-19', 'EXPIRED'],
])('on %s, one that ACM calls issued until 2026-07-18 is %s', (today, status) => {
  expect(issueStates([certificateState(liveCertificate(WEB))], today)).toMatchObject([{ status }]);
});
