import {
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { placesOf } from '../../../lambda/census/places';

const [SHOP, BLOG, NEWS, CLOSED] = ['222222222222', '333333333333', '444444444444', '555555555555'] as const;
const [UNIT, INNER, INNERMOST] = ['ou-ab12-11111111', 'ou-ab12-22222222', 'ou-ab12-33333333'] as const;
const UNITS: Readonly<Record<string, readonly string[]>> = { [UNIT]: [INNER], [INNER]: [INNERMOST] };
const ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  [UNIT]: [SHOP],
  [INNER]: [CLOSED],
  [INNERMOST]: [BLOG, NEWS],
};

const organizations = new OrganizationsClient({ region: 'eu-west-1' });
const send = jest.spyOn(organizations, 'send');

beforeEach(() => {
  send.mockReset().mockImplementation(((command: { readonly input: { readonly ParentId: string } }) => {
    const { ParentId } = command.input;
    if (command instanceof ListAccountsForParentCommand)
      return Promise.resolve({
        Accounts: (ACCOUNTS[ParentId] ?? []).map((Id) => ({
          Id,
          State: Id === CLOSED ? 'SUSPENDED' : 'ACTIVE',
        })),
      });
    expect(command).toBeInstanceOf(ListOrganizationalUnitsForParentCommand);
    return Promise.resolve({ OrganizationalUnits: (UNITS[ParentId] ?? []).map((Id) => ({ Id })) });
  }) as never);
});

/** Nothing is. */
const refused = (unitId: string) => {
  throw new Error(unitId);
};

test('accounts that are named have all Regions, and nobody asks for units', async () => {
  expect(
    await placesOf([{ ids: [SHOP, BLOG], regions: ['eu-west-1', 'us-east-1'] }], organizations, refused),
  ).toEqual([
    { accountId: SHOP, region: 'eu-west-1' },
    { accountId: SHOP, region: 'us-east-1' },
    { accountId: BLOG, region: 'eu-west-1' },
    { accountId: BLOG, region: 'us-east-1' },
  ]);
  expect(send).not.toHaveBeenCalled();
});

test('accounts of units are found at any depth, without those that are closed', async () => {
  const places = await placesOf([{ ids: [UNIT], regions: ['eu-west-1'] }], organizations, refused);
  expect(places.map(({ accountId }) => accountId)).toEqual([SHOP, BLOG, NEWS]);
});

test('a Region of an account is one place, however often it is named', async () => {
  const places = await placesOf(
    [
      { ids: [SHOP, UNIT], regions: ['eu-west-1'] },
      { ids: [INNERMOST], regions: ['us-east-1', 'eu-west-1'] },
    ],
    organizations,
    refused,
  );
  expect(places.map(({ accountId, region }) => `${accountId} ${region}`)).toEqual([
    `${SHOP} eu-west-1`,
    `${BLOG} eu-west-1`,
    `${NEWS} eu-west-1`,
    `${BLOG} us-east-1`,
    `${NEWS} us-east-1`,
  ]);
});

test('a unit that does not say its accounts hides no other place', async () => {
  const denied = new Error('You do not have permission');
  send.mockImplementation((() => Promise.reject(denied)) as never);
  const closed = jest.fn();
  expect(await placesOf([{ ids: [UNIT, SHOP], regions: ['eu-west-1'] }], organizations, closed)).toEqual([
    { accountId: SHOP, region: 'eu-west-1' },
  ]);
  expect(closed.mock.calls).toEqual([[UNIT, denied]]);
});
