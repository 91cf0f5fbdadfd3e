import type { Values } from '../../fleet';
import type { PolicyPlace } from './policy-place';

interface Setting {
  readonly namespace?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
}

const CLASSIC_POLICY = 'SSLReferencePolicy';
const POLICY = 'SSLPolicy';
const CERTIFICATES: ReadonlySet<unknown> = new Set(['SSLCertificateArns', 'SSLCertificateId']);

/** An environment says it among its settings (Elastic Beanstalk Developer Guide, general options). */
export const beanstalkPolicy: PolicyPlace = {
  service: (values) =>
    settingsOf(values).some(({ namespace }) => String(namespace).startsWith('aws:elb:'))
      ? 'classic-load-balancer'
      : 'load-balancer',
  isServed: (values) => settingsOf(values).some(({ name }) => CERTIFICATES.has(name)),
  written: (values) => {
    const policy = settingsOf(values).find(({ name }) => name === POLICY || name === CLASSIC_POLICY);
    // What Elastic Load Balancing takes where nothing is written; what is written may be known later.
    return policy === undefined ? 'ELBSecurityPolicy-2016-08' : policy.value;
  },
  argument: 'setting.value',
};

function settingsOf({ setting }: Values): readonly Setting[] {
  return Array.isArray(setting) ? (setting as Setting[]) : [];
}
