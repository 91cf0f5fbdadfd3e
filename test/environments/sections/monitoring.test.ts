import { draft, problems } from '../../support/spoilt-environment';

const topic = (region: string) => `arn:aws:sns:${region}:222222222222:certificates`;
const BOTH = [topic('eu-west-1'), topic('us-east-1')];
const said = (monitoring: unknown) => problems({ ...draft(), monitoring });

test('takes what alarms tell in every Region with certificates, and days that leave ACM its time', () => {
  expect(said({ alarmActions: BOTH })).toEqual([]);
  const daysToExpiry = { public: 44, private: 59, byFunction: 1, byPeople: 397 };
  expect(said({ alarmActions: BOTH, daysToExpiry })).toEqual([]);
});

test('refuses a Region with certificates in which nobody is told, once', () => {
  expect(said({ alarmActions: [topic('eu-west-1')] })).toEqual([
    'monitoring.alarmActions: must tell somebody in us-east-1, where shop.web has an alarm: CloudWatch tells nobody in ' +
      'another Region; add the ARN of an SNS topic in us-east-1',
  ]);
});

test('refuses the Region of a CA in which nobody is told', () => {
  const environment = draft();
  environment.sharedServices.certificateAuthorities.root.region = 'eu-central-1';
  environment.sharedServices.certificateAuthorities.issuing.parent = undefined;
  expect(problems({ ...environment, monitoring: { alarmActions: BOTH } })).toContainEqual(
    'monitoring.alarmActions: must tell somebody in eu-central-1, where the CA root has an alarm: CloudWatch tells nobody in ' +
      'another Region; add the ARN of an SNS topic in eu-central-1',
  );
});

test('takes a CA of somebody else, and one that cannot issue yet, where nobody is told', () => {
  const environment = draft();
  Object.assign(environment.sharedServices.certificateAuthorities, {
    old: {
      type: 'existing',
      certificateAuthorityArn:
        'arn:aws:acm-pca:eu-central-1:111111111111:certificate-authority/00000000-0000-4000-8000-000000000001',
    },
    waiting: { type: 'externally-signed', commonName: 'Waiting', region: 'eu-central-1' },
  });
  expect(problems({ ...environment, monitoring: { alarmActions: BOTH } })).toEqual([]);
});

test('refuses a Region in which a function rotates, and nobody is told', () => {
  const environment = draft();
  environment.applications.shop.certificates = {
    old: {
      source: 'imported',
      domainName: 'old.example.com',
      secretId: 'old',
      regions: ['us-east-1'],
      rotation: {},
    },
  };
  environment.applications.shop.consumers = {};
  const alarmActions = [topic('us-east-1')];
  expect(problems({ ...environment, monitoring: { alarmActions } })).toContainEqual(
    expect.stringContaining('must tell somebody in eu-west-1, where shop.old has an alarm'),
  );
});

test('takes such a function that tells others, or nobody', () => {
  for (const alarmActions of [[topic('eu-west-1')], []]) {
    const environment = draft();
    environment.applications.shop.certificates = {
      old: {
        ...{ source: 'imported', domainName: 'old.example.com', secretId: 'old', regions: ['us-east-1'] },
        rotation: { alarmActions },
      },
    };
    environment.applications.shop.consumers = {};
    const monitoring = { alarmActions: [topic('us-east-1')] };
    const said = problems({ ...environment, monitoring }).filter((each) => each.includes('shop.old'));
    expect(said).toEqual([]);
  }
});

test('refuses what no Region has, and a sixth for a Region', () => {
  const plan = 'arn:aws:ssm-incidents::222222222222:response-plan/certificates';
  expect(
    said({ alarmActions: [...BOTH, plan, ...Array.from({ length: 5 }, () => topic('eu-west-1'))] }),
  ).toEqual([
    `monitoring.alarmActions[2]: must be of a Region: an alarm tells those of its own, got "${plan}"; use an SNS topic, which ` +
      'may tell others',
    expect.stringContaining(
      'monitoring.alarmActions[7]: must be one of 5 in eu-west-1, which an alarm takes',
    ),
  ]);
});

test.each([
  [
    { daysToExpiry: { public: 45 } },
    'monitoring.daysToExpiry.public: must be a whole number of days from 1 to 44, got 45',
  ],
  [
    { daysToExpiry: { private: 0 } },
    'monitoring.daysToExpiry.private: must be a whole number of days from 1 to 59, got 0',
  ],
  [
    { alarmActions: [...BOTH, 'people@example.com'] },
    'monitoring.alarmActions[2]: must be the ARN of what an alarm tells',
  ],
  [{ compositeAlarms: 'yes' }, 'monitoring.compositeAlarms: must be true or false'],
  [{ alarmActions: undefined }, 'monitoring.alarmActions: '],
])('refuses %j', (changes, problem) => {
  expect(said({ alarmActions: BOTH, ...changes })).toEqual([expect.stringContaining(problem)]);
});
