import local from '../../../environments/local';
import { problems as environmentProblems } from '../../support/spoilt-environment';

function draft(): any {
  return structuredClone(local);
}

test('takes former names of certificates, consumers, applications and CAs', () => {
  const environment = draft();
  environment.applications.shop.formerly = 'store';
  environment.applications.shop.certificates.web.formerly = 'www';
  environment.applications.shop.consumers.web.formerly = 'www';
  environment.sharedServices.certificateAuthorities.issuing.formerly = 'leaf';
  expect(environmentProblems(environment)).toEqual([]);
});

test.each<[string, (environment: any) => void, string]>([
  [
    'the name of another entry',
    (e) => (e.applications.shop.certificates.web.formerly = 'api'),
    'applications.shop.certificates.web.formerly: must be a name that no entry has now, got "api"; give the new entry another name',
  ],
  [
    'its own name',
    (e) => (e.applications.shop.formerly = 'shop'),
    'applications.shop.formerly: must be a name that no entry has now, got "shop"; take it out',
  ],
  [
    'a name that another entry had',
    (e) => {
      e.applications.shop.certificates.web.formerly = 'old';
      e.applications.shop.certificates.api.formerly = 'old';
    },
    'applications.shop.certificates.api.formerly: must be the former name of one entry, while web has it too, got "old"',
  ],
  [
    'a word that is no name',
    (e) => (e.applications.shop.consumers.web.formerly = 'Big Web'),
    'applications.shop.consumers.web.formerly: must be a lower-case word',
  ],
])('refuses %s as a former name', (_what, spoil, message) => {
  const environment = draft();
  spoil(environment);
  expect(environmentProblems(environment)).toContainEqual(expect.stringContaining(message));
});
