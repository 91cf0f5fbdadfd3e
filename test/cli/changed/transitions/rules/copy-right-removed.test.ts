import type { Application, Certificate } from '../../../../../environments';
import local from '../../../../../environments/local';
import { refusals, templatesOf } from '../../../../support/transitions';

const ORIGINAL: Certificate = {
  source: 'private',
  certificateAuthority: 'issuing',
  domainName: 'everywhere.internal.example.com',
};
const COPY: Certificate = {
  source: 'distributed',
  from: 'shop/everywhere',
  domainName: 'everywhere.internal.example.com',
};

/** The shop's certificate, distributed to these accounts, of which these have a copy. */
function environment(accounts: readonly string[], copies: readonly string[] = accounts) {
  const [first, ...others] = accounts;
  const distribution = first === undefined ? {} : { distribution: { accounts: [first, ...others] as const } };
  const account = (accountId: string, name: string): Application => ({
    accountId,
    regions: ['eu-west-1'],
    ...(copies.includes(name) && { certificates: { everywhere: COPY } }),
  });
  return templatesOf({
    ...local,
    applications: {
      ...local.applications,
      shop: {
        ...local.applications.shop!,
        certificates: { everywhere: { ...ORIGINAL, ...distribution } },
        consumers: {},
      },
      blog: account('444444444444', 'blog'),
      forum: account('555555555555', 'forum'),
    },
  });
}

test('a copy is refused to go together with what lets its account have it deleted', () => {
  expect(refusals(environment(['blog', 'forum']), environment(['forum']))).toEqual([
    'copy-right-removed:local-blog: alias "account-444444444444" of function ' +
      '"certfleet-local-everywhere_internal_example_com-copies" must stay until "Certificates/everywhere/eu-west-1/First" ' +
      'is gone, which that function deletes, as stack "local-shop" is applied first, got no such alias; first take the copy ' +
      'out, with the account still listed where the certificate is distributed, and apply; then take the account out there',
  ]);
});

test('and so are all copies, together with the function', () => {
  expect(refusals(environment(['blog', 'forum']), environment([]))).toEqual([
    expect.stringMatching(/^copy-right-removed:local-blog: /),
    expect.stringMatching(/^copy-right-removed:local-forum: /),
  ]);
});

test('a copy goes in two steps, and comes back in one', () => {
  expect(refusals(environment(['blog', 'forum']), environment(['blog', 'forum'], ['forum']))).toEqual([]);
  expect(refusals(environment(['blog', 'forum'], ['forum']), environment(['forum']))).toEqual([]);
  expect(refusals(environment(['forum']), environment(['blog', 'forum']))).toEqual([]);
});
