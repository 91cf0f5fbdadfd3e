import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

test('is no hosted zone, and people write its records', () => {
  expect(zoneFacts({ type: 'manual' })).toEqual({ isEditedByPeople: true });
});

test('refuses an id, as there is nothing to reach', () => {
  expect(
    problemsAfter((e) => (e.sharedServices.zones['example.net'] = { type: 'manual', zoneId: '1' })),
  ).toEqual([
    expect.stringContaining('sharedServices.zones["example.net"]: must have known properties only'),
  ]);
});
