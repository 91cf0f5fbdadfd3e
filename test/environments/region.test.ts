import { regionRemedy } from '../../environments/region';
import { problemsAfter } from '../support/spoilt-environment';

test.each(['eu-west-1', 'us-gov-east-1', 'cn-northwest-1', 'eusc-de-east-1', 'us-isob-east-1'])(
  'takes %s',
  (region) => {
    expect(regionRemedy(region)).toBeUndefined();
  },
);

test.each([
  ['us-eats-1', 'us-east-1'],
  ['eu-wset-1', 'eu-west-1'],
  ['eu-west-4', 'eu-west-1'],
  ['us-gov-wst-1', 'us-gov-west-1'],
  ['ue-west-2', 'us-west-2'],
])('refuses %s and suggests %s', (region, meant) => {
  expect(regionRemedy(region)).toBe(
    `did you mean "${meant}"?; one that AWS has just opened comes with a newer certfleet`,
  );
});

test.each(['xx-nowhere-1', 'us-central-9', 'eu-midlands-1'])('refuses %s, which is like none', (region) => {
  expect(regionRemedy(region)).toBe('correct it; one that AWS has just opened comes with a newer certfleet');
});

test.each<[string, (environment: any) => void, string]>([
  ['an account', (e) => (e.applications.shop.regions[1] = 'us-eats-1'), 'applications.shop.regions[1]'],
  ['shared services', (e) => (e.sharedServices.region = 'us-eats-1'), 'sharedServices.region'],
  [
    'a consumer',
    (e) => (e.applications.shop.consumers.web.region = 'us-eats-1'),
    'applications.shop.consumers.web.region',
  ],
])('refuses a Region of %s that does not exist', (_what, spoil, path) => {
  expect(problemsAfter(spoil)).toContainEqual(
    expect.stringContaining(`${path}: must be an AWS Region, got "us-eats-1"; did you mean "us-east-1"?`),
  );
});
