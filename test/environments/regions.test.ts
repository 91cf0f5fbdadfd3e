import { VPCRegion } from '@aws-sdk/client-route-53';
import { REGIONS } from '../../environments/regions';

test('are those that the AWS SDK knows', () => {
  expect([...REGIONS].sort()).toEqual(Object.values(VPCRegion).sort());
});
