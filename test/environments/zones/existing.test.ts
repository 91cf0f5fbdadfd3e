import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

test('is a hosted zone, known by its id, that resolvers find', () => {
  expect(zoneFacts({ type: 'existing', hostedZoneId: 'Z1' })).toEqual({
    hostedZone: { hostedZoneId: 'Z1', isFoundByName: false, isDelegated: true },
    isEditedByPeople: false,
  });
});

test.each(['/hostedzone/Z0123456789ABCDEFGHIJ', 'z1', `Z${'0'.repeat(32)}`])(
  'refuses %s, which is no bare id',
  (hostedZoneId) => {
    expect(
      problemsAfter((e) => (e.sharedServices.zones['example.org'] = { type: 'existing', hostedZoneId })),
    ).toEqual([
      `sharedServices.zones["example.org"].hostedZoneId: must be the id of a hosted zone, got "${hostedZoneId}"; ` +
        'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
    ]);
  },
);
