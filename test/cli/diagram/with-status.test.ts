import { withStatus } from '../../../cli/diagram/with-status';
import { fleetCertificate, fleetOf } from '../../support/fleet';
import { certificateState, liveCertificate } from '../../support/live';

const WEB = ['shop.example.com', '*.shop.example.com', 'shop.example.org'];

test('a picture shows one whose day has passed as expired', () => {
  const fleet = fleetOf([fleetCertificate('shop.example.com', { account: '222222222222', names: WEB })]);
  expect(
    withStatus(fleet, [certificateState(liveCertificate(WEB))], '2026-07-19').certificates.map(
      ({ status }) => status,
    ),
  ).toEqual(['expired']);
});

test('a picture gets the worst status of the Regions, and the first expiry', () => {
  const fleet = fleetOf([fleetCertificate('shop.example.com', { account: '222222222222', names: WEB })]);
  const states = [
    certificateState(liveCertificate(WEB)),
    {
      ...certificateState(liveCertificate(WEB, { status: 'FAILED', expiry: '2026-03-01T00:00:00.000Z' })),
      region: 'us-east-1',
    },
  ];
  expect(withStatus(fleet, states, '2026-01-01').certificates[0]).toMatchObject({
    status: 'failed',
    expiry: '2026-03-01T00:00:00.000Z',
  });
  expect(withStatus(fleet, [], '2026-01-01').certificates[0]!.status).toBeUndefined();
});
