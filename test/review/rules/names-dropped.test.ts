import type { Values } from '../../../fleet';
import {
  type PlanEntry,
  certificateArn,
  certificateValues,
  findingsOf,
  listenerValues,
  onlyFinding,
} from '../../support/plan';

const web = (before: readonly string[], after: readonly string[]) => ({
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', before),
  after: { ...certificateValues('web', after), arn: undefined },
  replacedFor: ['subject_alternative_names'],
});
const listener = {
  address: 'aws_lb_listener.web',
  before: listenerValues('web'),
  after: listenerValues(undefined),
  references: { certificate_arn: ['aws_acm_certificate_validation.web'] },
};
const wait = {
  address: 'aws_acm_certificate_validation.web',
  before: { certificate_arn: certificateArn('web') },
  references: { certificate_arn: ['aws_acm_certificate.web'] },
};

test('is high where a listener loses a name, because nobody knows who asks for it', () => {
  const resources = [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, listener];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({
    severity: 'high',
    address: 'aws_lb_listener.web',
    what: '"load balancer listener shop:443" will have no certificate for "b.example.com" any more: clients that ask for it are refused as soon as this is applied.',
  });
});

test('is critical where a rule of the listener serves the name', () => {
  const rule = {
    address: 'aws_lb_listener_rule.b',
    before: {
      listener_arn: listener.before.arn,
      condition: [{ host_header: [{ values: ['B.example.com'] }] }],
    },
  };
  const resources = [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, listener, rule];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('answers to "b.example.com" and will have no certificate for it'),
  });
});

test.each<[string, string, Values, Readonly<Record<string, readonly string[]>>]>([
  [
    'API Gateway domain',
    'aws_api_gateway_domain_name.b',
    { domain_name: 'b.example.com', regional_certificate_arn: certificateArn('web') },
    { regional_certificate_arn: ['aws_acm_certificate.web'] },
  ],
  [
    'CloudFront distribution',
    'aws_cloudfront_distribution.b',
    { aliases: ['b.example.com'], viewer_certificate: [{ acm_certificate_arn: certificateArn('web') }] },
    { viewer_certificate: ['aws_acm_certificate.web'] },
  ],
])('is critical for the name of a %s', (_service, address, values, references) => {
  const resources = [
    web(['a.example.com', 'b.example.com'], ['a.example.com']),
    {
      address,
      before: values,
      after: { ...values, regional_certificate_arn: undefined, viewer_certificate: [{}] },
      references,
    },
  ];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({ severity: 'critical', address });
});

test('sees a certificate taken off a listener', () => {
  const sni = {
    address: 'aws_lb_listener_certificate.b',
    before: { listener_arn: listener.before.arn, certificate_arn: certificateArn('b') },
    after: null,
  };
  const resources = [
    { address: 'aws_lb_listener.web', before: listenerValues('a') },
    { address: 'aws_acm_certificate.a', before: certificateValues('a', ['a.example.com']) },
    { address: 'aws_acm_certificate.b', before: certificateValues('b', ['b.example.com']) },
    sni,
  ];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({
    severity: 'high',
    address: 'aws_lb_listener.web',
    what: expect.stringContaining('no certificate for "b.example.com"'),
  });
});

test('is high for a certificate that something else uses', () => {
  const entry = web(['a.example.com', 'b.example.com'], ['a.example.com']);
  const before = { ...entry.before, renewal_eligibility: 'ELIGIBLE' };
  expect(onlyFinding('names-dropped', { resources: [{ ...entry, before }] })).toMatchObject({
    severity: 'high',
    address: 'aws_acm_certificate.web',
  });
});

test.each([
  [
    'a wildcard covers the name',
    [web(['a.example.com', 'b.example.com'], ['*.example.com']), wait, listener],
  ],
  [
    'only the order of names changes',
    [web(['a.example.com', 'b.example.com'], ['b.example.com', 'a.example.com']), wait, listener],
  ],
  ['names are added', [web(['a.example.com'], ['a.example.com', 'b.example.com']), wait, listener]],
  [
    'the service goes too',
    [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, { ...listener, after: null }],
  ],
  ['nothing serves the certificate', [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait]],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('names-dropped', { resources })).toEqual([]);
});

test('says nothing where another certificate of the listener has the name', () => {
  const sni = {
    address: 'aws_lb_listener_certificate.b',
    before: { listener_arn: listener.before.arn, certificate_arn: certificateArn('b') },
  };
  const other = { address: 'aws_acm_certificate.b', before: certificateValues('b', ['b.example.com']) };
  const resources = [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, listener, sni, other];
  expect(findingsOf('names-dropped', { resources })).toEqual([]);
});

describe('is low, because the plan does not say,', () => {
  const low = {
    severity: 'low',
    what: expect.stringContaining(
      'Whether it still will, these plans do not tell: it is known only after the apply.',
    ),
  };

  test('where the names of the certificate are computed during the apply', () => {
    const certificate = {
      ...web(['a.example.com'], []),
      after: { validation_method: 'DNS' },
      unknown: { domain_name: true, subject_alternative_names: true },
    };
    expect(onlyFinding('names-dropped', { resources: [certificate, wait, listener] })).toMatchObject(low);
  });

  test('where the certificate comes out of something that is not followed', () => {
    const certificate = {
      address: 'aws_acm_certificate.a',
      before: certificateValues('web', ['a.example.com']),
      after: null,
    };
    const service = {
      ...listener,
      references: { certificate_arn: ['var.certificate_arn'] },
      unknown: { certificate_arn: true },
    };
    expect(onlyFinding('names-dropped', { resources: [certificate, service] })).toMatchObject(low);
  });

  test('where the certificate is in none of the plans', () => {
    const certificate = {
      address: 'aws_acm_certificate.a',
      before: certificateValues('web', ['a.example.com']),
    };
    const service = { ...listener, after: listenerValues('elsewhere'), references: {} };
    expect(onlyFinding('names-dropped', { resources: [certificate, service] })).toMatchObject(low);
  });
});

describe('of what decides which certificate is served,', () => {
  const certificate = (name: string, ...names: readonly string[]) => ({
    address: `aws_acm_certificate.${name}`,
    before: certificateValues(name, names),
  });
  const [old, next] = [
    certificate('old', 'a.example.com', 'b.example.com'),
    certificate('next', 'a.example.com'),
  ];
  const references = { certificate_arn: ['aws_acm_certificate.next', 'aws_acm_certificate.old', 'var.next'] };
  const moving = { address: 'aws_lb_listener.web', before: listenerValues('old'), references };
  const unknown = { certificate_arn: true };

  test('a value outweighs the references of a condition', () => {
    const resources = [old, next, { ...moving, after: listenerValues('next') }];
    expect(onlyFinding('names-dropped', { resources })).toMatchObject({
      severity: 'high',
      what: expect.stringContaining('no certificate for "b.example.com" any more'),
    });
    expect(findingsOf('names-dropped', { resources: [old, next, moving] })).toEqual([]);
  });

  test('a condition that is open leaves it open', () => {
    const resources = [old, next, { ...moving, after: listenerValues(undefined), unknown }];
    expect(onlyFinding('names-dropped', { resources })).toMatchObject({
      severity: 'low',
      what: expect.stringContaining('has a certificate for "b.example.com" now'),
    });
  });

  test('no branch of an open condition has the name', () => {
    const other = certificate('old', 'a.example.com');
    const before = listenerValues('gone');
    const gone = { ...certificate('gone', 'a.example.com', 'c.example.com'), after: null };
    const resources = [gone, other, next, { ...moving, before, after: listenerValues(undefined), unknown }];
    expect(onlyFinding('names-dropped', { resources })).toMatchObject({
      severity: 'high',
      what: expect.stringContaining('"c.example.com"'),
    });
  });

  test('the key of the listener picks the instance', () => {
    const site = (key: string, ...names: readonly string[]) => ({
      ...certificate(key, ...names),
      address: `aws_acm_certificate.site["${key}"]`,
    });
    const byKey = { certificate_arn: ['aws_acm_certificate.site', 'each.key'] };
    const listenerOfA = {
      address: 'aws_lb_listener.site["a"]',
      before: listenerValues('old'),
      after: listenerValues(undefined),
      unknown,
    };
    const sites = [{ ...old, after: null }, site('a', 'a.example.com'), site('b', 'b.example.com')];
    expect(
      onlyFinding('names-dropped', { resources: [...sites, { ...listenerOfA, references: byKey }] }),
    ).toMatchObject({ severity: 'high', what: expect.stringContaining('"b.example.com"') });
    const byVariable = { certificate_arn: ['aws_acm_certificate.site', 'var.keys', 'each.key'] };
    expect(
      onlyFinding('names-dropped', { resources: [...sites, { ...listenerOfA, references: byVariable }] })
        .severity,
    ).toBe('low');
  });

  test.each<[string, Values, PlanEntry]>([
    ['one of IAM', { certificate_arn: 'arn:aws:iam::222222222222:server-certificate/x' }, next],
    ['one of another plan', listenerValues('elsewhere'), next],
    ['none that anybody may see', listenerValues('next'), next],
  ])('%s may have the name', (what, values, other) => {
    const newlySensitive = what.startsWith('none') ? { certificate_arn: true } : {};
    const service = { ...moving, after: { ...listenerValues(undefined), ...values }, newlySensitive };
    const resources = [old, other, { ...service, references: { certificate_arn: ['var.certificate'] } }];
    expect(onlyFinding('names-dropped', { resources }).severity).toBe('low');
  });

  test('one that is looked up may have more names than the one it was looked up by', () => {
    const data = [
      {
        address: 'data.aws_acm_certificate.shared',
        values: { arn: certificateArn('shared'), domain: 'a.example.com' },
      },
    ];
    const resources = [old, { ...moving, after: listenerValues('shared'), references: {} }];
    expect(onlyFinding('names-dropped', { resources, data })).toMatchObject({
      severity: 'low',
      what: expect.stringContaining('has a certificate for "b.example.com" now'),
    });
  });

  test('one that is looked up and stays does not step in for another', () => {
    const data = [
      {
        address: 'data.aws_acm_certificate.shared',
        values: { arn: certificateArn('shared'), domain: 'x.example.com' },
      },
    ];
    const stays = {
      address: 'aws_lb_listener_certificate.shared',
      before: { listener_arn: listener.before.arn, certificate_arn: certificateArn('shared') },
    };
    const resources = [old, next, stays, { ...moving, after: listenerValues('next') }];
    expect(onlyFinding('names-dropped', { resources, data }).severity).toBe('high');
  });

  test('a listener that others manage may have it from them', () => {
    const detached = {
      address: 'aws_lb_listener_certificate.old',
      before: { listener_arn: listener.before.arn, certificate_arn: certificateArn('old') },
      after: null,
    };
    expect(onlyFinding('names-dropped', { resources: [old, detached] })).toMatchObject({
      severity: 'low',
      address: 'aws_lb_listener_certificate.old',
    });
    const again = { address: 'aws_lb_listener_certificate.again', after: detached.before };
    expect(findingsOf('names-dropped', { resources: [old, detached, again] })).toEqual([]);
  });

  test('a service that Terraform forgets goes on with what it has', () => {
    const forgotten = { ...moving, actions: ['forget'], after: null, references: {} };
    expect(findingsOf('names-dropped', { resources: [old, forgotten] })).toEqual([]);
  });

  test('a certificate that a service keeps is not deleted: ACM refuses', () => {
    const kept = { address: 'aws_lb_listener.web', before: listenerValues('old') };
    expect(findingsOf('names-dropped', { resources: [{ ...old, after: null }, kept] })).toEqual([]);
  });
});
