import { consumerFacts } from '../../../environments/consumers';
import { certificateRegions } from '../../../environments/consumers/certificate-regions';

const account = { accountId: '222222222222', regions: ['eu-west-1', 'eu-north-1'] as [string, string] };
const regionsOf = (consumer: Parameters<typeof consumerFacts>[0], regions = account.regions) =>
  certificateRegions(consumerFacts(consumer, { ...account, regions })!, { ...account, regions });

test('a service takes its certificates from its own Region, or from each that it is in', () => {
  expect(regionsOf({ type: 'load-balancer-listener' })).toEqual(['eu-west-1']);
  expect(regionsOf({ type: 'load-balancer-listener', region: 'eu-north-1' })).toEqual(['eu-north-1']);
  expect(regionsOf({ type: 'global-accelerator', regions: ['eu-west-1', 'eu-north-1'] })).toEqual([
    'eu-west-1',
    'eu-north-1',
  ]);
});

test('CloudFront takes them from us-east-1, unless the account is of another partition', () => {
  expect(regionsOf({ type: 'cloudfront-distribution' })).toEqual(['us-east-1']);
  expect(regionsOf({ type: 'cloudfront-distribution' }, ['cn-north-1', 'cn-northwest-1'])).toEqual([]);
});
