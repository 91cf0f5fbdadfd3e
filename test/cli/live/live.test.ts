import { chooseCertificates } from '../../../cli/chosen-certificates';
import { issueStates, issueText } from '../../../cli/live/issue-state';
import { daysLeft, isUnsettled, liveStatus, renewalText } from '../../../cli/live/live-certificate';
import { type CertificateState, matched } from '../../../cli/live/live-fleet';
import { withStatus } from '../../../cli/live/with-status';
import local from '../../../environments/local';
import { fleetCertificate, fleetOf } from '../../support/fleet';
import { liveCertificate } from '../../support/live';

const shop = chooseCertificates([local]).filter(({ account }) => account === 'shop');
const declared = (name: string) => shop.find(({ certificate }) => certificate === name)!;
const TODAY = '2026-01-01';
const WEB = ['shop.example.com', '*.shop.example.com', 'shop.example.org'];

describe('bringing files and ACM together', () => {
  test('goes by the set of names and the type, whatever their order', () => {
    const live = liveCertificate([WEB[0]!, WEB[2]!, WEB[1]!]);
    expect(matched([declared('web')], [live])).toEqual([{ declared: declared('web'), live }]);
    const wrongType = liveCertificate(WEB, { type: 'IMPORTED' });
    expect(matched([declared('web')], [wrongType])).toEqual([
      { declared: declared('web') },
      { live: wrongType },
    ]);
  });

  test('takes the newest of several, and shows the others as not declared', () => {
    const old = liveCertificate(WEB, { certificateArn: 'old', createdAt: '2025-01-01T00:00:00.000Z' });
    const recent = liveCertificate(WEB, { certificateArn: 'new' });
    expect(matched([declared('web')], [old, recent])).toEqual([
      { declared: declared('web'), live: recent },
      { live: old },
    ]);
  });

  test('knows what is missing', () => {
    expect(matched([declared('api')], [])).toEqual([{ declared: declared('api'), live: undefined }]);
  });
});

test.each([
  ['2026-01-01', {}, 'issued', 198],
  ['2026-06-03', {}, 'issued', 45],
  ['2026-06-04', {}, 'expiring', 44],
  ['2026-05-20', { type: 'PRIVATE' }, 'expiring', 59],
  ['2026-07-19', {}, 'expired', -1],
  ['2026-01-01', { status: 'PENDING_VALIDATION', expiry: undefined }, 'pending', undefined],
  ['2026-01-01', { status: 'VALIDATION_TIMED_OUT', expiry: undefined }, 'failed', undefined],
] as const)('on %s, %j is %s', (today, changes, status, left) => {
  const certificate = liveCertificate(WEB, changes);
  expect(liveStatus(certificate, today)).toBe(status);
  expect(daysLeft(certificate, today)).toBe(left);
});

test.each([
  [{}, 'by ACM'],
  [{ inUse: false }, 'not renewed: not in use'],
  [{ type: 'IMPORTED' }, 'never renewed: imported'],
  [{ renewalStatus: 'PENDING_VALIDATION', failureReason: 'CAA_ERROR' }, 'PENDING_VALIDATION: CAA_ERROR'],
  [{ status: 'FAILED', failureReason: 'CAA_ERROR' }, 'CAA_ERROR'],
  [{ expiry: '2025-12-31T00:00:00.000Z' }, 'no more: expired'],
])('the renewal of %j is told as %s', (changes, text) => {
  expect(renewalText(liveCertificate(WEB, changes), '2026-01-01')).toBe(text);
});

const state = (live: CertificateState['live'], certificate = 'web'): CertificateState => ({
  environment: 'local',
  account: 'shop',
  accountId: '222222222222',
  region: 'eu-west-1',
  declared: declared(certificate),
  live,
});

test('a pending certificate is told with the records that are missing, hostile text made visible', () => {
  const records = [
    {
      provedName: 'shop.example.com',
      name: '_a.shop.example.com.',
      type: 'CNAME',
      value: '_b.acm-validations.aws.',
      status: 'PENDING_VALIDATION',
    },
    {
      provedName: 'shop.example.org',
      name: '_c.shop.example.org.',
      type: 'CNAME',
      value: 'x\u001b[2J',
      status: 'FAILED',
    },
    { provedName: 'example.net', name: '_d.example.net.', type: 'CNAME', value: 'y', status: 'SUCCESS' },
  ];
  const [issue] = issueStates(
    [state(liveCertificate(WEB, { status: 'PENDING_VALIDATION', records }))],
    TODAY,
  );
  expect(issueText(issue!)).toBe(
    [
      'local shop/web eu-west-1: PENDING_VALIDATION',
      '  pending_validation: _a.shop.example.com. 300 IN CNAME _b.acm-validations.aws.',
      '  failed: _c.shop.example.org. 300 IN CNAME x\\u001b[2J',
    ].join('\n'),
  );
});

test('what nobody declares has no state, and what was not requested is missing', () => {
  expect(issueStates([{ ...state(liveCertificate(WEB)), declared: undefined }], TODAY)).toEqual([]);
  expect(issueStates([state(undefined)], TODAY)).toMatchObject([{ status: 'MISSING', missingRecords: [] }]);
});

test.each([
  ['2026-07-18', 'ISSUED'],
  ['2026-07-19', 'EXPIRED'],
])('on %s, one that ACM calls issued until 2026-07-18 is %s', (today, status) => {
  expect(issueStates([state(liveCertificate(WEB))], today)).toMatchObject([{ status }]);
});

test.each([
  [{}, false],
  [{ expiry: '2026-03-02T00:00:00.000Z' }, false],
  [{ expiry: '2026-03-01T00:00:00.000Z' }, true],
  [{ expiry: '2026-03-01T00:00:00.000Z', type: 'IMPORTED' }, false],
  [{ status: 'PENDING_VALIDATION' }, true],
  [{ status: 'FAILED' }, true],
])('there is more to ask of %j than the list tells: %s', (changes, asked) => {
  expect(isUnsettled(liveCertificate(WEB, changes), TODAY)).toBe(asked);
});

test('a picture shows one whose day has passed as expired', () => {
  const fleet = fleetOf([fleetCertificate('shop.example.com', { account: '222222222222', names: WEB })]);
  expect(
    withStatus(fleet, [state(liveCertificate(WEB))], '2026-07-19').certificates.map(({ status }) => status),
  ).toEqual(['expired']);
});

test('a picture gets the worst status of the Regions, and the first expiry', () => {
  const fleet = fleetOf([fleetCertificate('shop.example.com', { account: '222222222222', names: WEB })]);
  const states = [
    state(liveCertificate(WEB)),
    {
      ...state(liveCertificate(WEB, { status: 'FAILED', expiry: '2026-03-01T00:00:00.000Z' })),
      region: 'us-east-1',
    },
  ];
  expect(withStatus(fleet, states, '2026-01-01').certificates[0]).toMatchObject({
    status: 'failed',
    expiry: '2026-03-01T00:00:00.000Z',
  });
  expect(withStatus(fleet, [], '2026-01-01').certificates[0]!.status).toBeUndefined();
});
