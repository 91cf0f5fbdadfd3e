import { certificateValues, findingsOf, listenerValues, onlyFinding } from '../../support/plan';

const destroyed = {
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', ['shop.example.com']),
  after: null,
};

test('is critical while a listener keeps the certificate: ACM refuses, the apply fails', () => {
  const listener = { address: 'aws_lb_listener.web', before: listenerValues('web') };
  expect(onlyFinding('certificate-destroyed', { resources: [destroyed, listener] })).toMatchObject({
    severity: 'critical',
    address: 'aws_acm_certificate.web',
    what: 'The certificate for "shop.example.com" in "eu-west-1" is destroyed while "load balancer listener shop:443" still serves it: ACM refuses, and the apply fails after minutes of waiting.',
  });
});

test('is critical while a listener that Terraform forgets keeps it', () => {
  const listener = {
    address: 'aws_lb_listener.web',
    before: listenerValues('web'),
    after: null,
    actions: ['forget'],
  };
  expect(onlyFinding('certificate-destroyed', { resources: [destroyed, listener] })).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('still serves it: ACM refuses'),
  });
  const forgotten = { ...destroyed, actions: ['forget'] };
  expect(findingsOf('certificate-destroyed', { resources: [forgotten, listener] })).toEqual([]);
});

test('sees a listener of another stack, by the ARN', () => {
  const listener = { address: 'aws_lb_listener.web', before: listenerValues('web') };
  expect(
    onlyFinding(
      'certificate-destroyed',
      { resources: [destroyed] },
      { stack: 'test-other', resources: [listener] },
    ).severity,
  ).toBe('critical');
});

test('is critical where ACM says that something else uses it', () => {
  const before = certificateValues('web', ['shop.example.com'], { renewal_eligibility: 'ELIGIBLE' });
  expect(onlyFinding('certificate-destroyed', { resources: [{ ...destroyed, before }] })).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('None of these plans serves it, and ACM says it is in use'),
  });
});

test('is medium where the listener gets another certificate first', () => {
  const listener = {
    address: 'aws_lb_listener.web',
    before: listenerValues('web'),
    after: listenerValues('other'),
  };
  expect(onlyFinding('certificate-destroyed', { resources: [destroyed, listener] })).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining('is destroyed after "load balancer listener shop:443" has another or none'),
  });
});

test.each([
  [
    'the listener goes too',
    [destroyed, { address: 'aws_lb_listener.web', before: listenerValues('web'), after: null }],
  ],
  ['nothing uses it', [destroyed]],
  [
    'Terraform only forgets it',
    [
      { ...destroyed, actions: ['forget'] },
      { address: 'aws_lb_listener.web', before: listenerValues('web') },
    ],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('certificate-destroyed', { resources })).toEqual([]);
});
