import { findingsOf, listenerValues, onlyFinding } from '../support/plan';

const RULE = 'tls-policy-lowered';
const mode = (name: string) => ({ mutual_authentication: [{ mode: name }] });
const listener = (before: object, after: object) => ({
  resources: [
    {
      address: 'aws_lb_listener.web',
      before: listenerValues('one', before as never),
      after: listenerValues('one', after as never),
    },
  ],
});

test('is high where a listener lets in whoever it verified before', () => {
  expect(onlyFinding(RULE, listener(mode('verify'), mode('off')))).toEqual({
    severity: 'high',
    stack: 'test-shop',
    address: 'aws_lb_listener.web',
    what: '"load balancer listener shop:443" no longer verifies the certificates of clients: its mode changes from verify to "off", and whoever reaches it is let in.',
    remedy:
      'Keep mutual TLS, or make sure that what is behind the listener knows its clients in another way.',
  });
  expect(onlyFinding(RULE, listener(mode('verify'), mode('passthrough'))).severity).toBe('high');
});

test.each([
  [mode('verify'), mode('verify')],
  [mode('off'), mode('verify')],
  [mode('passthrough'), mode('off')],
  [mode('verify'), {}],
  [{}, mode('off')],
])('says nothing of a change from %j to %j', (before, after) => {
  expect(findingsOf(RULE, listener(before, after))).toEqual([]);
});
