import type { Environment, Requester } from '../../../environments';
import { environmentPolicies } from '../../../environments/permissions/environment-policies';
import { draft, problems } from '../../support/spoilt-environment';

const UNIT = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-guests01';
const guests: Requester = {
  organizationalUnitArns: [UNIT.replace('o-certfleet01', draft().organization.id as string)],
  regions: ['eu-west-1', 'us-east-1'],
  domains: ['guests.example.com'],
  stackSets: {},
};
const environmentWith = (changes: Partial<Requester>, more: object = {}) => ({
  ...draft(),
  ...more,
  dnsValidation: { requesters: { guests: { ...guests, ...changes } } },
});
const said = (changes: Partial<Requester>, more?: object) => problems(environmentWith(changes, more));

test('takes stack sets for units, called by a delegated administrator', () => {
  expect(said({})).toEqual([]);
  expect(said({ stackSets: { callAs: 'DELEGATED_ADMIN' } })).toEqual([]);
});

test('takes those that the management account calls by itself', () => {
  const { organization, sharedServices } = draft();
  const own = { organization: { ...organization, managementAccountId: sharedServices.accountId } };
  expect(said({ stackSets: { callAs: 'SELF' } }, own)).toEqual([]);
  expect(said({}, own)).toEqual([
    expect.stringContaining(
      'dnsValidation.requesters.guests.stackSets.callAs: must be SELF where the management',
    ),
  ]);
  const unknown = { ...organization, managementAccountId: undefined };
  const others = said({ stackSets: { callAs: 'SELF' } }, { organization: unknown });
  expect(others.filter((each) => each.includes('stackSets'))).toEqual([]);
});

test.each<[Partial<Requester>, string]>([
  [
    { organizationalUnitArns: undefined, accountIds: ['444444444445'] },
    'stackSets: must come with organizational units, to which StackSets deploys; fill in organizationalUnitArns, or leave',
  ],
  [
    { organizationalUnitArns: [guests.organizationalUnitArns![0]!.replace('guests01', 'guests')] },
    'organizationalUnitArns[0]: must end with the id of a unit, ou-, the id of the root, and 8 to 32 letters or digits',
  ],
  [
    { regions: ['eu-west-1', 'eu-west-1'] },
    'regions[1]: must be there once, as a stack set has one stack in',
  ],
  [
    { stackSets: { callAs: 'SELF' } },
    'stackSets.callAs: must be DELEGATED_ADMIN where the management account is',
  ],
])('refuses %j', (changes, problem) => {
  expect(said(changes)).toEqual([expect.stringContaining(`dnsValidation.requesters.guests.${problem}`)]);
});

function actionsOf(role: string, changes: Partial<Requester>): string[] {
  // Only where the file names no deploy role has an account one that plans.
  const sharedServices = { ...draft().sharedServices, deployRoleArn: undefined, externalId: undefined };
  return environmentPolicies(environmentWith(changes, { sharedServices }) as Environment)
    .filter((each) => each.account === 'shared-services' && each.role === role)
    .flatMap(({ statements }) => statements.flatMap(({ actions }) => actions))
    .filter((action) => /^(cloudformation|organizations):/.test(action));
}

test('needs rights on stack sets of its names, and only with stack sets', () => {
  expect(actionsOf('deploy', {})).toEqual(
    expect.arrayContaining(['cloudformation:CreateStackSet', 'organizations:ListDelegatedAdministrators']),
  );
  expect(actionsOf('plan', {}).sort()).toEqual([
    'cloudformation:DescribeStackSet',
    'cloudformation:ListStackInstances',
    'organizations:ListDelegatedAdministrators',
  ]);
  expect(actionsOf('deploy', { stackSets: undefined })).toEqual([]);
});
