import { draftedRegions, entryRegions } from '../../environments/entry-regions';

const account = { regions: ['eu-west-1', 'us-east-1'] } as const;

test('an entry is in the Regions that it says, else in the first of its account', () => {
  expect(entryRegions({ regions: ['us-east-1'] }, account)).toEqual(['us-east-1']);
  expect(entryRegions({}, account)).toEqual(['eu-west-1']);
});

test('a draft has those that are well-formed, each with its place in the list', () => {
  expect(draftedRegions({ regions: [undefined, 'us-east-1'] }, account)).toEqual([[1, 'us-east-1']]);
  expect(draftedRegions(undefined, account)).toEqual([[0, 'eu-west-1']]);
  expect(draftedRegions({}, { regions: [undefined, 'us-east-1'] })).toEqual([]);
  expect(draftedRegions({}, {})).toEqual([]);
});
