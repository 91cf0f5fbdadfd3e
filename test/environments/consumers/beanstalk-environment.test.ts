import type { Application } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const entry = {
  type: 'beanstalk-environment',
  applicationName: 'shop',
  environmentName: 'shop-live',
  certificate: 'web',
  solutionStackName: '64bit Amazon Linux 2023 v6.6.0 running Node.js 22',
} as const;
const account = { accountId: '222222222222', regions: ['eu-west-1'] } as unknown as Application;
const at = 'applications.shop.consumers.eb';

const found = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.eb = { ...entry, ...changes }));

test('looks its application up, and has its names to itself', () => {
  expect(
    consumerFacts({ ...entry, cnamePrefix: 'shop-eu', hostNames: ['shop.example.com'] }, account),
  ).toEqual({
    certificates: [[['certificate'], 'web']],
    hostNames: [[['hostNames', 0], 'shop.example.com']],
    service: 'beanstalkApplication',
    chosenBy: ['type'],
    region: 'eu-west-1',
    lookUps: [{ what: 'Elastic Beanstalk application', name: 'shop' }],
    claims: [
      {
        path: ['environmentName'],
        thing: 'Elastic Beanstalk environment "shop-live" in eu-west-1 of account 222222222222',
        remedy: 'give one of them another',
      },
      {
        path: ['cnamePrefix'],
        thing: 'Elastic Beanstalk CNAME "shop-eu" in eu-west-1',
        remedy: 'give one of them another',
      },
    ],
    problems: [],
  });
});

test.each([
  ['network', 'beanstalkNetwork'],
  ['classic', 'beanstalkClassic'],
] as const)('the load balancer type %s chooses the service', (loadBalancerType, service) => {
  expect(consumerFacts({ ...entry, loadBalancerType }, account)).toMatchObject({
    service,
    chosenBy: ['loadBalancerType'],
  });
});

test('takes a platform of either kind, and settings', () => {
  expect(found({})).toEqual([]);
  expect(
    found({
      solutionStackName: undefined,
      platformArn: 'arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22/6.6.0',
      settings: [{ namespace: 'aws:autoscaling:asg', optionName: 'MinSize', value: '' }],
    }).filter((problem) => !problem.includes('solutionStackName')),
  ).toEqual([]);
});

test.each([
  [
    { platformArn: 'arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22/6.6.0' },
    `${at}.solutionStackName: must be one platform, as solutionStackName or as platformArn; leave one of them out`,
  ],
  [
    { environmentName: 'eb' },
    `${at}.environmentName: must be 4 to 40 letters, digits and hyphens, none of them at an end, got "eb"`,
  ],
  [{ loadBalancerType: 'shared' }, `${at}.loadBalancerType: must be one of application, network, classic`],
  [
    { certificate: 'api', loadBalancerType: 'classic' },
    `${at}.certificate: must be a certificate with a key`,
  ],
  [{ hostNames: ['www.example.com'] }, `${at}.hostNames[0]: must be covered by a name on its certificate`],
])('refuses %j', (changes, problem) => {
  expect(found(changes)).toEqual([expect.stringContaining(problem)]);
});

test('refuses an environment without platform', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.consumers.eb = { ...entry };
      delete e.applications.shop.consumers.eb.solutionStackName;
    }),
  ).toEqual([`${at}: must be one platform, as solutionStackName or as platformArn; set one of them`]);
});

test('refuses, beside settings that are ill-formed, those that TLS cannot be ended with', () => {
  const environment = 'aws:elasticbeanstalk:environment';
  expect(
    found({
      settings: [
        { namespace: 'aws:autoscaling:asg', optionName: 'MinSize', value: 2 },
        { namespace: environment, optionName: 'LoadBalancerIsShared', value: 'true' },
        { namespace: environment, optionName: 'EnvironmentType', value: 'SingleInstance' },
      ],
    }),
  ).toEqual([
    `${at}.settings[0].value: must be text, got 2; write it in quotes`,
    `${at}.settings[1]: must not share a load balancer, for which Elastic Beanstalk ignores listeners and certificates, ` +
      `got "${environment} LoadBalancerIsShared"; leave it out, or give the shared load balancer its certificate as a load-balancer-listener`,
    `${at}.settings[2]: must not ask for a single instance, which has no load balancer to take a certificate of ACM, ` +
      `got "${environment} EnvironmentType"; leave it out`,
  ]);
});

test('refuses a second environment of the same name', () => {
  expect(
    problemsAfter((e) => Object.assign(e.applications.shop.consumers, { eb: entry, other: entry })),
  ).toEqual([
    'applications.shop.consumers.other.environmentName: must not claim Elastic Beanstalk environment "shop-live" in eu-west-1 of account 222222222222, ' +
      `which ${at}.environmentName has already; give one of them another`,
  ]);
});
