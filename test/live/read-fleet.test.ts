import { fleetStates } from '../../live';
import type { InventoryLine } from '../../modules/core';
import { countedEnvironment, hoursAgo, inventoryLine } from '../support/inventory';

const environment = countedEnvironment();

/** Each state in a line: account, Region, declared name, what the inventory has. */
const states = (...lines: InventoryLine[]) =>
  fleetStates(environment, lines).map(({ account, region, declared, live }) =>
    [account, region, declared?.certificate ?? '-', live?.certificateArn.split('/')[1] ?? '-'].join(' '),
  );

const web = inventoryLine(['shop.example.com']);

test('matches what a file declares', () => {
  expect(states(web)).toEqual(['shop eu-west-1 web shop.example.com']);
});

test('has what is declared and not there', () => {
  expect(states()).toEqual(['shop eu-west-1 web -']);
});

test('has the newest of several as the declared one', () => {
  const before = { ...web, certificateArn: 'arn/before', createdAt: hoursAgo(2000) };
  expect(states(before, web)).toEqual(['shop eu-west-1 web shop.example.com', 'shop eu-west-1 - before']);
});

test('has what no file declares: in its Regions, in others, in shared services, in accounts of nobody', () => {
  const at = (accountId: string, region = 'eu-west-1') =>
    inventoryLine(['stray.example.com'], { accountId, region });
  expect(
    states(
      at('999999999999'),
      at('111111111111'),
      at('222222222222', 'us-east-1'),
      at('333333333333'),
      at('555555555555'),
    ),
  ).toEqual([
    'shop eu-west-1 web -',
    'shop us-east-1 - stray.example.com',
    'blog eu-west-1 - stray.example.com',
    'shared-services eu-west-1 - stray.example.com',
    '555555555555 eu-west-1 - stray.example.com',
    '999999999999 eu-west-1 - stray.example.com',
  ]);
});

test('matches nothing of another account', () => {
  expect(states({ ...web, accountId: '333333333333' })).toEqual([
    'shop eu-west-1 web -',
    'blog eu-west-1 - shop.example.com',
  ]);
});
