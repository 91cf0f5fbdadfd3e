import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

test('is a hosted zone, found by its name, that nobody finds before it is said to be delegated', () => {
  const facts = (isDelegated: boolean) => ({
    hostedZone: { isFoundByName: true, isDelegated },
    isEditedByPeople: false,
  });
  expect(zoneFacts({ type: 'create' })).toEqual(facts(false));
  expect(zoneFacts({ type: 'create', delegated: false })).toEqual(facts(false));
  expect(zoneFacts({ type: 'create', delegated: true })).toEqual(facts(true));
});

test('refuses a word for whether it is delegated', () => {
  expect(problemsAfter((e) => (e.sharedServices.zones['example.org'].delegated = 'yes'))).toEqual([
    'sharedServices.zones["example.org"].delegated: must be true or false, got "yes"; write it without quotes',
  ]);
});
