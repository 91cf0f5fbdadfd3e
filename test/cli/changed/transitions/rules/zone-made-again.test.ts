import type { Environment, Zone } from '../../../../../environments';
import staging from '../../../../../environments/staging';
import { refusals, templatesOf } from '../../../../support/transitions';

/** The environment of staging, with the zone of its shop. */
function withZone(zone: Zone): Environment {
  const [name = ''] = Object.keys(staging.sharedServices.zones);
  return {
    ...staging,
    sharedServices: { ...staging.sharedServices, zones: { ...staging.sharedServices.zones, [name]: zone } },
  };
}

const created = templatesOf(withZone({ type: 'create' }));
const existing = templatesOf(withZone({ type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' }));
const again = (found: readonly string[]) => found.filter((each) => each.startsWith('zone-made-again'));

test('a zone that exists and is to be created is refused', () => {
  expect(again(refusals(existing, created))).toEqual([
    expect.stringContaining('must stay the one that exists, as nobody delegates to a second one of its name'),
  ]);
});

test('a zone that was created may be said to exist: it leaves the state and stays', () => {
  expect(again(refusals(created, existing))).toEqual([]);
  expect(again(refusals(created, created))).toEqual([]);
});
