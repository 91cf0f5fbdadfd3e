import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const accelerator = {
  type: 'global-accelerator',
  acceleratorName: 'shop',
  loadBalancerName: 'shop',
  certificate: 'web',
  hostNames: ['shop.example.com'],
} as const;

/** What the check says of an account with this accelerator. */
const problems = (changes: object, certificateRegions = ['eu-west-1', 'us-east-1']) =>
  problemsAfter((e) => {
    e.applications.shop.certificates.web.regions = certificateRegions;
    e.applications.shop.consumers.accelerator = { ...accelerator, ...changes };
  });

test('looks up a load balancer in each of its Regions', () => {
  const account = { accountId: '222222222222', regions: ['eu-west-1', 'us-east-1'] } as const;
  const lookUp = { what: 'load balancer', name: 'shop', type: 'application' };

  expect(consumerFacts(accelerator, account)?.lookUps).toEqual([{ ...lookUp, region: 'eu-west-1' }]);
  expect(
    consumerFacts({ ...accelerator, loadBalancerType: 'network', regions: account.regions }, account)
      ?.lookUps,
  ).toEqual(account.regions.map((region) => ({ ...lookUp, type: 'network', region })));
});

test('takes Regions of the account that have the certificate', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ regions: ['eu-west-1', 'us-east-1'] })).toEqual([]);
});

test('refuses a Region without the certificate', () => {
  expect(problems({ regions: ['eu-west-1', 'us-east-1'] }, ['eu-west-1'])).toEqual([
    'applications.shop.consumers.accelerator.certificate: must be a certificate in us-east-1, where the service takes it ' +
      'from, got "web"; add "us-east-1" to the regions of the certificate',
  ]);
});

test('refuses a Region that is not of the account, and one that is there twice', () => {
  expect(problems({ regions: ['eu-west-1', 'eu-west-2'] })).toContain(
    'applications.shop.consumers.accelerator.regions[1]: must be a Region of the account, got "eu-west-2"; ' +
      "add it to the account's regions",
  );
  expect(problems({ regions: ['eu-west-1', 'eu-west-1'] })).toEqual([
    'applications.shop.consumers.accelerator.regions[1]: must be there once, got "eu-west-1"; leave it out',
  ]);
});

test('refuses a name that AWS does not take, and a host name that the certificate does not cover', () => {
  expect(problems({ acceleratorName: 'shop-' })).toEqual([
    expect.stringContaining('accelerator.acceleratorName: must be up to 64 letters, digits and hyphens'),
  ]);
  expect(problems({ hostNames: ['a.b.shop.example.com'] })).toEqual([
    expect.stringContaining('accelerator.hostNames[0]: must be covered by a name on its certificate'),
  ]);
});
