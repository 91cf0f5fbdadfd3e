import { problemsAfter } from '../../support/spoilt-environment';

const finding = {
  rule: 'names-dropped',
  account: 'shop',
  resource: 'aws_acm_certificate.*',
  reason: 'the old shop is closed',
  until: '2026-12-31',
};
const accepting = (change: object) =>
  problemsAfter((e) => (e.acceptedFindings = [{ ...finding, ...change }]));

test('takes a finding as the review shows it, with a reason and a last day', () => {
  expect(accepting({})).toEqual([]);
});

test('refuses one of a rule that no review has, with the rule that is near', () => {
  expect(accepting({ rule: 'names-droped' })).toEqual([
    expect.stringMatching(
      /^acceptedFindings\[0\]\.rule: must be one of .*, got "names-droped"; did you mean "names-dropped"\?$/,
    ),
  ]);
});

test.each([
  [{ resource: 'a b' }, 'resource: must be a Terraform address, got "a b"; copy it from the review'],
  [
    { reason: 'because' },
    'reason: must be 10 to 500 characters, got "because"; say why it can be lived with',
  ],
  [{ until: '2026-02-30' }, 'until: must be a day, got "2026-02-30"; write it as "2026-12-31"'],
])('refuses %j', (change, message) => {
  expect(accepting(change)).toEqual([expect.stringContaining(`acceptedFindings[0].${message}`)]);
});

describe('its account', () => {
  test.each(['shared-services', 'shop'])('may be %s', (account) => {
    expect(accepting({ account })).toEqual([]);
  });

  test('is refused where it is not declared, with the one that is near', () => {
    expect(accepting({ account: 'shp' })).toEqual([
      'acceptedFindings[0].account: must be shared-services or a declared application, got "shp"; did you mean "shop"?',
    ]);
  });

  test('is refused for its form alone where it is no name', () => {
    expect(accepting({ account: 7 })).toEqual([
      expect.stringContaining('acceptedFindings[0].account: must be a lower-case word'),
    ]);
  });
});
