import type { BrokenRule } from './broken-rule';

/*
 * Option settings of Elastic Beanstalk environments (Elastic Beanstalk Developer Guide, general options for all
 * environments).
 */

/** An option of an environment. */
export interface BeanstalkSetting {
  /** For example `aws:autoscaling:asg`. */
  readonly namespace: string;
  /** For example `MinSize`. */
  readonly optionName: string;
  /** It stands in plans and in the state as it is. */
  readonly value: string;
}

/** What an environment's instances can stand behind. */
export type BeanstalkLoadBalancerType = 'application' | 'network' | 'classic';

export interface BeanstalkTls {
  readonly loadBalancerType: BeanstalkLoadBalancerType;
  readonly certificateArn: string;
  readonly sslPolicy: string;
}

type Options = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ENVIRONMENT = 'aws:elasticbeanstalk:environment';

/** The listener at port 443 and the one at port 80, which cannot be deleted but left out. */
const LISTENERS: Readonly<Record<BeanstalkLoadBalancerType, (tls: BeanstalkTls) => Options>> = {
  application: (tls) => currentListeners('HTTPS', tls),
  network: (tls) => currentListeners('TLS', tls),
  classic: ({ certificateArn, sslPolicy }) => ({
    'aws:elb:listener:443': {
      ListenerEnabled: 'true',
      ListenerProtocol: 'HTTPS',
      SSLCertificateId: certificateArn,
    },
    'aws:elb:policies:tls': { LoadBalancerPorts: '443', SSLReferencePolicy: sslPolicy },
    'aws:elb:listener': { ListenerEnabled: 'false' },
  }),
};

function currentListeners(protocol: string, { certificateArn, sslPolicy }: BeanstalkTls): Options {
  return {
    'aws:elbv2:listener:443': {
      ListenerEnabled: 'true',
      Protocol: protocol,
      SSLCertificateArns: certificateArn,
      SSLPolicy: sslPolicy,
    },
    'aws:elbv2:listener:default': { ListenerEnabled: 'false' },
  };
}

/** A classic listener speaks to port 443 of the instances unless it is told otherwise, and nothing listens there. */
const CLASSIC_INSTANCES: Options = {
  'aws:elb:listener:443': { InstancePort: '80', InstanceProtocol: 'HTTP' },
};

const SHARED_LOAD_BALANCER = 'aws:elbv2:loadbalancer SharedLoadBalancer';

/** Namespaces of the listener at port 80, under its two names. */
const PORT_80 = new Set([
  'aws:elb:listener',
  'aws:elb:listener:80',
  'aws:elbv2:listener:default',
  'aws:elbv2:listener:80',
]);

/** What an environment needs to end TLS at port 443 and to answer at no other, then the settings that are given. */
export function beanstalkSettings(
  tls: BeanstalkTls,
  given: readonly BeanstalkSetting[] = [],
): BeanstalkSetting[] {
  const usual = tls.loadBalancerType === 'classic' ? settingsOf(CLASSIC_INSTANCES) : [];
  const isGiven = new Set(given.map(keyOf));
  return [...ownSettings(tls), ...usual.filter((setting) => !isGiven.has(keyOf(setting))), ...given];
}

function ownSettings(tls: BeanstalkTls): BeanstalkSetting[] {
  return settingsOf({
    [ENVIRONMENT]: { EnvironmentType: 'LoadBalanced', LoadBalancerType: tls.loadBalancerType },
    ...LISTENERS[tls.loadBalancerType](tls),
  });
}

/** The rule that each of the given settings breaks, with its place. */
export function beanstalkSettingProblems(
  settings: ReadonlyArray<readonly [index: number, setting: BeanstalkSetting]>,
  loadBalancerType: BeanstalkLoadBalancerType,
): Array<[index: number, problem: BrokenRule]> {
  const seen = new Set<string>();
  return settings.flatMap(([index, setting]): Array<[number, BrokenRule]> => {
    const key = keyOf(setting);
    const problem = seen.has(key)
      ? { rule: 'must be given once', got: key, remedy: 'leave out the one or the other' }
      : problemOf(setting, loadBalancerType);
    seen.add(key);
    return problem === undefined ? [] : [[index, problem]];
  });
}

function problemOf(
  setting: BeanstalkSetting,
  loadBalancerType: BeanstalkLoadBalancerType,
): BrokenRule | undefined {
  const got = keyOf(setting);
  if (
    got === SHARED_LOAD_BALANCER ||
    (got === `${ENVIRONMENT} LoadBalancerIsShared` && setting.value.toLowerCase() !== 'false')
  ) {
    return {
      rule: 'must not share a load balancer, for which Elastic Beanstalk ignores listeners and certificates',
      got,
      remedy: 'leave it out, or give the shared load balancer its certificate as a load-balancer-listener',
    };
  }
  if (got === `${ENVIRONMENT} EnvironmentType` && setting.value !== 'LoadBalanced') {
    return {
      rule: 'must not ask for a single instance, which has no load balancer to take a certificate of ACM',
      got,
      remedy: 'leave it out',
    };
  }
  if (PORT_80.has(setting.namespace)) {
    return {
      rule: 'must leave port 80 closed, at which clients are answered without TLS',
      got,
      remedy: 'leave it out',
    };
  }
  const own = ownSettings({ loadBalancerType, certificateArn: '', sslPolicy: '' });
  return own.some((each) => keyOf(each) === got)
    ? { rule: 'must be none of the options that are written for you', got, remedy: 'leave it out' }
    : undefined;
}

function settingsOf(options: Options): BeanstalkSetting[] {
  return Object.entries(options).flatMap(([namespace, values]) =>
    Object.entries(values).map(([optionName, value]) => ({ namespace, optionName, value })),
  );
}

function keyOf({ namespace, optionName }: BeanstalkSetting): string {
  return `${namespace} ${optionName}`;
}
