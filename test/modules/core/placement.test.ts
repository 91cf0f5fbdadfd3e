import { regionOf } from '../../../modules/core';

test("resources land in their own Region, else in the provider's", () => {
  expect(regionOf({ region: 'eu-west-1', providerRegion: 'us-east-1' })).toBe('eu-west-1');
  expect(regionOf({ providerRegion: 'us-east-1' })).toBe('us-east-1');
  expect(regionOf({})).toBeUndefined();
});
