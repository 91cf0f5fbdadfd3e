import { plannedFleet } from '../../fleet';
import { keptPlan } from '../review/corpus-files';

const fleetOf = (name: string) => plannedFleet([keptPlan(name)]);

test('a certificate of a module is drawn in its account, with the records that prove it and the listener outside', () => {
  const { accounts, certificates, consumers } = fleetOf('waited-name-added');
  expect(accounts.map(({ id }) => id)).toEqual(['222222222222']);
  expect(certificates).toMatchObject([
    {
      names: ['shop.example.com', 'pay.example.com'],
      state: 'replace',
      records: [
        { provedName: 'pay.example.com', state: 'create' },
        { provedName: 'shop.example.com', state: 'replace' },
      ],
    },
  ]);
  expect(consumers).toMatchObject([{ name: 'shop:443', certificates: [certificates[0]!.id] }]);
});

test('each listener of a map is drawn at its own certificate', () => {
  const { certificates, consumers } = fleetOf('listener-map-name-lost');
  const served = consumers.map(({ name, certificates: ids }) => [
    name,
    ids.map((id) => certificates.find((each) => each.id === id)?.names[0]),
  ]);
  expect(Object.fromEntries(served)).toEqual({
    'shop:443': ['shop.example.com'],
    'shop:8443': ['blog.example.com'],
  });
});

test('a distribution is called by its alias, in a module that another hands its certificate', () => {
  const { certificates, consumers } = fleetOf('cdn-alias-lost');
  expect(consumers).toMatchObject([{ name: 'pay.example.com', certificates: [certificates[0]!.id] }]);
  expect(certificates[0]).toMatchObject({ regions: ['us-east-1'], removedNames: ['pay.example.com'] });
});

test('nothing is drawn of what a replacement left', () => {
  const { certificates, consumers } = fleetOf('deposed-unused');
  expect(certificates.map(({ resources }) => resources)).toEqual([
    [{ stack: 'test', address: 'aws_acm_certificate.web' }],
  ]);
  expect(consumers).toHaveLength(1);
});
