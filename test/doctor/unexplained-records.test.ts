import { unexplainedRecords } from '../../doctor';
import { AwsAnswers } from '../../doctor/aws-answers';
import type { HostedZones } from '../../doctor/route53-account';
import type { Zone } from '../../environments';
import { countedEnvironment, inventoryLine, recordName } from '../support/inventory';

afterEach(() => jest.restoreAllMocks());

const asFileHasIt = countedEnvironment();

/** What is found where shared services has these hosted zones, each with a record of its own. */
async function examine(zones: Readonly<Record<string, Zone>>, hosted: Readonly<Record<string, HostedZones>>) {
  jest
    .spyOn(AwsAnswers.prototype, 'hostedZones')
    .mockImplementation((_environment, zone) => Promise.resolve(hosted[zone]!));
  jest
    .spyOn(AwsAnswers.prototype, 'validationRecords')
    .mockImplementation((_environment, zone) =>
      Promise.resolve([
        { provedName: `a.${zone}`, name: recordName(`a.${zone}`), value: '_v.acm-validations.aws' },
      ]),
    );
  return unexplainedRecords(
    { ...asFileHasIt, sharedServices: { ...asFileHasIt.sharedServices, zones } },
    { inventory: [inventoryLine(['a.example.com'])], today: '2026-11-28' },
  );
}

test('looks at every zone that shared services hosts', async () => {
  const found = await examine(
    {
      'example.com': { type: 'create' },
      'example.org': { type: 'create' },
      'example.net': { type: 'manual' },
    },
    { 'example.com': { ids: ['Z1'], arePrivate: false }, 'example.org': { ids: ['Z2'], arePrivate: false } },
  );
  expect(found.zones).toEqual(['example.com', 'example.org']);
  expect(found.records.map(({ zone, provedName }) => `${zone} ${provedName}`)).toEqual([
    'example.org a.example.org',
  ]);
});

test('says which zones it did not look at, and why', async () => {
  const zones = ['private.example', 'missing.example', 'twice.example'];
  const found = await examine(Object.fromEntries(zones.map((zone) => [zone, { type: 'create' }])), {
    'private.example': { ids: ['Z1'], arePrivate: true },
    'missing.example': { ids: [], arePrivate: false },
    'twice.example': { ids: ['Z2', 'Z3'], arePrivate: false },
  });
  expect(found).toEqual({
    records: [],
    undecided: [],
    zones: [],
    skipped: [
      { zone: 'private.example', reason: 'it is private, so ACM sees no record in it' },
      {
        zone: 'missing.example',
        reason: 'account 111111111111 must have one public hosted zone of this name, got 0',
      },
      {
        zone: 'twice.example',
        reason: 'account 111111111111 must have one public hosted zone of this name, got 2',
      },
    ],
  });
});
