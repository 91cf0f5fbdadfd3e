import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

test('is no hosted zone, and yet one that the stack writes to', () => {
  expect(zoneFacts({ type: 'cloudflare', zoneId: '0'.repeat(32) })).toEqual({
    isEditedByPeople: false,
    runBy: 'Cloudflare',
  });
});

test.each(['example.net', '0'.repeat(31), 'F'.repeat(32)])(
  'refuses %s, which is no id of a zone',
  (zoneId) => {
    expect(
      problemsAfter((e) => (e.sharedServices.zones['example.net'] = { type: 'cloudflare', zoneId })),
    ).toEqual([
      'sharedServices.zones["example.net"].zoneId: must be the id of a Cloudflare zone, 32 hexadecimal digits, ' +
        `got "${zoneId}"; copy it from the zone's overview`,
    ]);
  },
);
