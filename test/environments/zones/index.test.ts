import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

test('refuses a zone of a type that is none, and lists the types', () => {
  expect(problemsAfter((e) => (e.sharedServices.zones['example.net'] = { type: 'route53' }))).toEqual([
    'sharedServices.zones["example.net"].type: must have the type create, existing, cloudflare, manual, other-account or application, ' +
      'got {"type":"route53"}; choose one',
  ]);
});

test('has no facts of a zone whose type is not known', () => {
  expect(zoneFacts({})).toBeUndefined();
  expect(zoneFacts(undefined)).toBeUndefined();
});
