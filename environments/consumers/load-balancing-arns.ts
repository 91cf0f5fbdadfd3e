import { type Arn, parseArn } from '../../modules/core';
import type { Draft } from '../draft';
import { text } from '../form';
import type { Problem } from '../problem';
import type { ConsumerAccount } from './consumer-kind';

/** What the ARN of a load balancer or target group says. */
export interface LoadBalancing {
  readonly arn: Arn;
  readonly name: string;
  /** @default - it is that of a target group, which does not say it */
  readonly type?: 'application' | 'network';
}

const TYPES: Readonly<Record<string, LoadBalancing['type']>> = { app: 'application', net: 'network' };

/** A load balancer with listeners of its own (Service Authorization Reference, Elastic Load Balancing V2). */
export function loadBalancerOf(text: string | undefined): LoadBalancing | undefined {
  const arn = loadBalancingArn(text);
  const [, type = '', name] = /^loadbalancer\/(app|net)\/([\w-]+)\/[\w-]+$/.exec(arn?.resource ?? '') ?? [];
  return arn && name !== undefined ? { arn, name, type: TYPES[type] } : undefined;
}

export function targetGroupOf(text: string | undefined): LoadBalancing | undefined {
  const arn = loadBalancingArn(text);
  const [, name] = /^targetgroup\/([\w-]+)\/[\w-]+$/.exec(arn?.resource ?? '') ?? [];
  return arn && name !== undefined ? { arn, name } : undefined;
}

function loadBalancingArn(text: string | undefined): Arn | undefined {
  const arn = text === undefined ? undefined : parseArn(text);
  return arn?.service === 'elasticloadbalancing' && arn.region !== '' && arn.accountId !== ''
    ? arn
    : undefined;
}

export const loadBalancerArn = text(
  'the ARN of an application or a network load balancer',
  (value) => loadBalancerOf(value) !== undefined,
  'write it as "arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/<app or net>/<name>/<id>"',
);
export const targetGroupArn = text(
  'the ARN of a target group',
  (value) => targetGroupOf(value) !== undefined,
  'write it as "arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>"',
);

/** A name or an ARN: not both, and not none. What is ill-formed has its own problem. */
export function whichProblems(
  consumer: Readonly<Record<string, unknown>>,
  what: 'loadBalancer' | 'targetGroup',
): Problem[] {
  const [byName, byArn] = [`${what}Name`, `${what}Arn`];
  if (consumer[byName] !== undefined && consumer[byArn] !== undefined) {
    return [
      {
        path: [byArn],
        rule: `must not stand beside ${byName}`,
        got: consumer[byArn],
        remedy: 'leave out one of them',
      },
    ];
  }
  return byName in consumer || byArn in consumer
    ? []
    : [{ path: [byName], rule: 'must be there', remedy: `write its name in AWS, or its ARN as ${byArn}` }];
}

/** The account and Region that an ARN says: those of the consumer. */
export function placeProblems(
  property: string,
  found: LoadBalancing | undefined,
  region: string | undefined,
  { accountId }: Draft<ConsumerAccount>,
): Problem[] {
  if (!found) return [];
  const { arn } = found;
  if (accountId !== undefined && arn.accountId !== accountId) {
    return [
      {
        path: [property],
        rule: `must be of account ${accountId}, as its listeners and certificates are`,
        got: arn.accountId,
        remedy: 'declare the consumer in the account of the load balancer',
      },
    ];
  }
  return region === undefined || arn.region === region
    ? []
    : [
        {
          path: [property],
          rule: `must be in ${region}`,
          got: arn.region,
          remedy: `set region to "${arn.region}"`,
        },
      ];
}
