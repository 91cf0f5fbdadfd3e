import { ruleMessage, ruleOfMessage } from '../../environments/rule-message';
import { Words } from '../../modules/core';

/** Words in which whoever cuts a sentence apart would find the end of another part. */
const HOSTILE = 'must be "a; b", got c; d';

test('a rule comes out of its message as it went in, whatever its words are', () => {
  const rule = { subject: HOSTILE, rule: HOSTILE, remedy: HOSTILE };
  expect(ruleOfMessage(ruleMessage(rule), undefined)).toEqual(rule);
});

test('what was found is the value at the path, or what the rule says of it in words', () => {
  const rule = { rule: 'must be short', remedy: 'shorten it' };
  expect(ruleOfMessage(ruleMessage({ ...rule, got: 'normalized' }), 'as it stands')).toEqual({
    ...rule,
    got: 'as it stands',
  });
  expect(ruleOfMessage(ruleMessage({ ...rule, got: new Words('65 in "…"') }), 'as it stands')).toEqual({
    ...rule,
    got: new Words('65 in "…"'),
  });
});
