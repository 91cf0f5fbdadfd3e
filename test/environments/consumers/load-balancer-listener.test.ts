import { consumerFacts } from '../../../environments/consumers';
import { CLIENT, CLIENT_CA } from '../../support/ca-certificates';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers.web';
const account = { accountId: '222222222222', regions: ['eu-west-1'] } as const;
const balancing = (resource: string, place = 'eu-west-1:222222222222') =>
  `arn:aws:elasticloadbalancing:${place}:${resource}`;
const BALANCER = balancing('loadbalancer/app/shop/50dc6c495c0c9188');
const GROUP = balancing('targetgroup/shop/73e2d6bc24d8a067');

/** What the check says of a listener with other properties; what is undefined is left out. */
function problemsWith(changes: Readonly<Record<string, unknown>>): string[] {
  return problemsAfter((e) => {
    const { web } = e.applications.shop.consumers;
    e.provider.version = '~> 5.82';
    Object.assign(web, changes);
    for (const [name, value] of Object.entries(changes)) if (value === undefined) delete web[name];
  });
}

const byArn = {
  loadBalancerName: undefined,
  loadBalancerArn: BALANCER,
  targetGroupName: undefined,
  targetGroupArn: GROUP,
};

test('takes a load balancer and a target group by their ARNs', () => {
  expect(problemsWith(byArn)).toEqual([]);
});

test('its facts are the same by name and by ARN, but for how things are looked up', () => {
  const common = { type: 'load-balancer-listener', certificate: 'web', redirectFrom: 80 } as const;
  const named = consumerFacts({ ...common, loadBalancerName: 'shop', targetGroupName: 'shop' }, account)!;
  const found = consumerFacts({ ...common, loadBalancerArn: BALANCER, targetGroupArn: GROUP }, account)!;

  expect(found.claims.map(({ thing }) => thing)).toEqual(named.claims.map(({ thing }) => thing));
  expect(found.certificateQuota).toEqual(named.certificateQuota);
  expect(found.lookUps).toEqual([
    { what: 'load balancer', name: 'shop', type: 'application', arn: BALANCER },
    { what: 'target group', name: 'shop', type: 'application', arn: GROUP },
  ]);
});

test.each([
  [
    { loadBalancerName: undefined },
    `${HERE}.loadBalancerName: must be there; write its name in AWS, or its ARN as loadBalancerArn`,
  ],
  [
    { targetGroupName: undefined },
    `${HERE}.targetGroupName: must be there; write its name in AWS, or its ARN as targetGroupArn`,
  ],
  [
    { loadBalancerArn: BALANCER },
    `${HERE}.loadBalancerArn: must not stand beside loadBalancerName, got "${BALANCER.slice(0, 79)}…; leave out one of them`,
  ],
  [
    { ...byArn, loadBalancerArn: GROUP },
    `${HERE}.loadBalancerArn: must be the ARN of an application or a network load balancer, got "${GROUP.slice(0, 79)}…; ` +
      'write it as "arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/<app or net>/<name>/<id>"',
  ],
  [
    { ...byArn, targetGroupArn: BALANCER },
    `${HERE}.targetGroupArn: must be the ARN of a target group, got "${BALANCER.slice(0, 79)}…; ` +
      'write it as "arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>"',
  ],
  [
    { ...byArn, loadBalancerArn: BALANCER.replace('222222222222', '333333333333') },
    `${HERE}.loadBalancerArn: must be of account 222222222222, as its listeners and certificates are, ` +
      'got "333333333333"; declare the consumer in the account of the load balancer',
  ],
  [
    { ...byArn, targetGroupArn: GROUP.replace('eu-west-1', 'us-east-1') },
    `${HERE}.targetGroupArn: must be in eu-west-1, got "us-east-1"; set region to "us-east-1"`,
  ],
  [
    { ...byArn, loadBalancerArn: BALANCER.replace('/app/', '/net/') },
    `${HERE}.loadBalancerType: must be network, as loadBalancerArn says, got "application"; write loadBalancerType: 'network'`,
  ],
  [
    { sslPolicy: 'TLSv1.2' },
    `${HERE}.sslPolicy: must be a TLS policy of Elastic Load Balancing, got "TLSv1.2"; ` +
      'write it as "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", or leave it out',
  ],
  [
    { alpnPolicy: 'HTTP2Preferred' },
    `${HERE}.alpnPolicy: must be of a network load balancer; leave it out, or use a load balancer of the other type`,
  ],
  [
    { loadBalancerType: 'network', redirectFrom: 80 },
    `${HERE}.redirectFrom: must be of an application load balancer; leave it out, or use a load balancer of the other type`,
  ],
  [
    { loadBalancerType: 'network', mutualTls: { caCertificates: [CLIENT_CA] } },
    `${HERE}.mutualTls: must be of an application load balancer; leave it out, or use a load balancer of the other type`,
  ],
  [
    { mutualTls: { caCertificates: [CLIENT_CA, CLIENT] } },
    `${HERE}.mutualTls.caCertificates[1]: must hold certificates of CAs only, got "CN=client"; ` +
      'list the CA that issues the certificates of clients',
  ],
  [
    { mutualTls: { caCertificates: [] } },
    `${HERE}.mutualTls.caCertificates[0]: must be non-empty text; fill it in`,
  ],
])('refuses %#', (changes, problem) => {
  expect(problemsWith(changes)).toEqual([problem]);
});

test('refuses a redirect from the port of HTTPS, and from one that another listener has', () => {
  expect(problemsWith({ redirectFrom: 443 })).toContain(
    `${HERE}.redirectFrom: must be another port than port, got 443; use 80`,
  );
  expect(
    problemsAfter((e) => {
      const { consumers } = e.applications.shop;
      consumers.web.redirectFrom = 80;
      consumers.second = { ...consumers.web, port: 8443 };
    }),
  ).toEqual([
    'applications.shop.consumers.second.redirectFrom: must not claim port 80 of load balancer "shop" in eu-west-1 of ' +
      `account 222222222222, which ${HERE}.redirectFrom has already; ` +
      'leave it out of one of them: one redirect is enough for a load balancer',
  ]);
});

test('mutual TLS takes an AWS provider that knows what is sent', () => {
  const problemsFrom = (version: string) =>
    problemsAfter((e) => {
      e.provider.version = version;
      e.applications.shop.consumers.web.mutualTls = { caCertificates: [CLIENT_CA] };
    });

  expect(problemsFrom('>= 5.82.0, < 6.0.0')).toEqual([]);
  expect(problemsFrom('>= 5.80.0, < 6.0.0')).toEqual([
    `${HERE}.mutualTls: must come with AWS provider 5.82.0 or newer, got mutual TLS; choose another, or set ` +
      'provider.major to 5 and provider.version to ">= 5.82.0, < 6.0.0"',
  ]);
});

test.each([(key: string) => [key], (key: string) => key, (key: string) => ({ key })])(
  'tells nothing of a key that stands where certificates should: %#',
  (placed) => {
    const found = problemsWith({
      mutualTls: {
        caCertificates: placed('-----BEGIN PRIVATE KEY-----\nMHcCAQEEIA\n-----END PRIVATE KEY-----'),
      },
    });
    expect(found).toHaveLength(1);
    expect(found[0]).not.toContain('MHcCAQEEIA');
  },
);
