import {
  type PlanEntry,
  certificateArn,
  certificateValues,
  findingsOf,
  listenerValues,
  onlyFinding,
} from '../../support/plan';

const certificate = (name: string, ...names: readonly string[]) => ({
  address: `aws_acm_certificate.${name}`,
  before: certificateValues(name, names),
});
const [zero, one, two] = [
  certificate('zero', 'zero.example.com'),
  certificate('one', 'one.example.com'),
  certificate('two', 'two.example.com'),
];
const listener = { address: 'aws_lb_listener.web', before: listenerValues('zero') };
const values = (name: string) => ({
  listener_arn: listener.before.arn,
  certificate_arn: certificateArn(name),
});
const attachment = (key: string, before?: string, after?: string): PlanEntry => ({
  address: `aws_lb_listener_certificate.extra[${key}]`,
  before: before === undefined ? undefined : values(before),
  after: before === after ? undefined : after === undefined ? null : values(after),
  ...(before !== undefined && after !== undefined && before !== after
    ? { replacedFor: ['certificate_arn'], actions: ['delete', 'create'] }
    : {}),
});

test('is high where the same certificate is attached at another address', () => {
  const resources = [zero, one, listener, attachment('"old"', 'one'), attachment('"new"', undefined, 'one')];
  expect(onlyFinding('certificate-detached', { resources })).toEqual({
    severity: 'high',
    stack: 'test-shop',
    address: 'aws_lb_listener.web',
    what: '"load balancer listener shop:443" keeps its certificate for "one.example.com", at another address: Terraform detaches and attaches the same certificate in no certain order, and may leave it detached. Clients that ask for the name are refused meanwhile.',
    remedy:
      'Move "aws_lb_listener_certificate.extra["old"]" in the state instead, with a moved block; key attachments by name, not by position.',
  });
});

test('is high where positions shift, for what is served on', () => {
  const resources = [zero, one, two, listener, attachment('0', 'one', 'two'), attachment('1', 'two')];
  expect(onlyFinding('certificate-detached', { resources }).what).toContain(
    'keeps its certificate for "two.example.com"',
  );
  expect(onlyFinding('names-dropped', { resources }).what).toContain('no certificate for "one.example.com"');
});

describe('where another certificate takes over,', () => {
  const next = certificate('next', 'one.example.com');

  test('is medium if it stands already', () => {
    const resources = [zero, one, next, listener, attachment('0', 'one', 'next')];
    expect(onlyFinding('certificate-detached', { resources })).toMatchObject({
      severity: 'medium',
      what: '"load balancer listener shop:443" has no certificate for "one.example.com" from the moment in which the old one is detached until the new one is attached: clients that ask for it are refused meanwhile.',
      remedy: expect.stringContaining('Set create_before_destroy'),
    });
  });

  test('is high if it is yet to be issued', () => {
    const made = {
      ...one,
      after: { ...certificateValues('one', ['one.example.com', 'more.example.com']), arn: undefined },
      replacedFor: ['subject_alternative_names'],
    };
    const replaced = {
      ...attachment('0', 'one', 'next'),
      after: { listener_arn: listener.before.arn },
      unknown: { certificate_arn: true },
      references: { certificate_arn: ['aws_acm_certificate.one'] },
    };
    expect(
      onlyFinding('certificate-detached', { resources: [zero, made, listener, replaced] }),
    ).toMatchObject({
      severity: 'high',
      what: expect.stringContaining('until the new one is issued and attached'),
    });
    const first = { ...replaced, actions: ['create', 'delete'] };
    expect(findingsOf('certificate-detached', { resources: [zero, made, listener, first] })).toEqual([]);
  });
});

test.each<[string, readonly PlanEntry[]]>([
  ['the name is dropped for good', [zero, one, listener, attachment('0', 'one')]],
  ['a certificate is added', [zero, one, listener, attachment('0', undefined, 'one')]],
  [
    'another certificate has the name all the time',
    [
      zero,
      one,
      certificate('wide', '*.example.com'),
      listener,
      attachment('9', 'wide', 'wide'),
      attachment('0', 'one'),
      attachment('1', undefined, 'one'),
    ],
  ],
  ['it is also the default', [zero, listener, attachment('0', 'zero'), attachment('1', undefined, 'zero')]],
  [
    'the listener goes too',
    [zero, one, { ...listener, after: null }, attachment('0', 'one'), attachment('1', undefined, 'one')],
  ],
  ['it is only forgotten', [zero, one, listener, { ...attachment('0', 'one'), actions: ['forget'] }]],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('certificate-detached', { resources })).toEqual([]);
});
