import { z } from 'zod';
import { type BeanstalkSetting, type CertificateService, beanstalkSettingProblems } from '../../modules/core';
import { type Draft, itemsOf } from '../draft';
import { domain, formOf, list, name, object, oneOf, region, text, word } from '../form';
import type { Problem } from '../problem';
import { beanstalkPermissions } from '../permissions/services/beanstalk';
import {
  type Claim,
  type ConsumerKind,
  type EveryConsumer,
  everyConsumer,
  listed,
  named,
} from './consumer-kind';

const LOAD_BALANCER_TYPES = ['application', 'network', 'classic'] as const;
type LoadBalancerType = (typeof LOAD_BALANCER_TYPES)[number];

/** An Elastic Beanstalk environment of an application that exists. It answers by TLS only. */
export interface BeanstalkEnvironment extends EveryConsumer {
  readonly type: 'beanstalk-environment';
  readonly applicationName: string;
  readonly environmentName: string;
  readonly certificate: string;
  /** Platform, as `aws elasticbeanstalk list-available-solution-stacks` says it. @default - `platformArn` says it */
  readonly solutionStackName?: string;
  /** Platform by its ARN. @default - `solutionStackName` says it */
  readonly platformArn?: string;
  /** Another type makes the environment again. @default 'application' */
  readonly loadBalancerType?: LoadBalancerType;
  /** First label of the name AWS gives the environment. @default - AWS makes one */
  readonly cnamePrefix?: string;
  /** Host names clients ask for; each must be on the certificate. @default - not checked */
  readonly hostNames?: readonly string[];
  /** Further option settings, for example the instances' role; no secrets, as plans show them. @default - none */
  readonly settings?: readonly BeanstalkSetting[];
  /** @default - the account's first Region */
  readonly region?: string;
}

const SERVICES: Readonly<Record<LoadBalancerType, CertificateService>> = {
  application: 'beanstalkApplication',
  network: 'beanstalkNetwork',
  classic: 'beanstalkClassic',
};

const label = text(
  '4 to 40 letters, digits and hyphens, none of them at an end',
  /^[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]$/,
  'shorten it, or take other characters out',
);

export const beanstalkEnvironment: ConsumerKind<BeanstalkEnvironment> = {
  form: formOf<BeanstalkEnvironment>()({
    type: z.literal('beanstalk-environment'),
    ...everyConsumer,
    applicationName: word,
    environmentName: label,
    certificate: name,
    solutionStackName: word.optional(),
    platformArn: text(
      'the ARN of a platform',
      /^arn:[a-z-]+:elasticbeanstalk:[a-z0-9-]+:\d*:platform\/\S.*$/,
      'use the one that `aws elasticbeanstalk list-platform-versions` shows',
    ).optional(),
    loadBalancerType: oneOf(LOAD_BALANCER_TYPES).optional(),
    cnamePrefix: label.optional(),
    hostNames: list(domain).optional(),
    settings: list(
      object({ namespace: word, optionName: word, value: text('text', () => true, 'write it in quotes') }),
    ).optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const loadBalancerType = consumer.loadBalancerType ?? 'application';
    const place = `${region} of account ${account.accountId}`;
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames: listed('hostNames', consumer.hostNames),
      service: SERVICES[loadBalancerType],
      chosenBy: [consumer.loadBalancerType === undefined ? 'type' : 'loadBalancerType'],
      region,
      lookUps:
        consumer.applicationName === undefined
          ? []
          : [{ what: 'Elastic Beanstalk application', name: consumer.applicationName }],
      claims:
        region === undefined || account.accountId === undefined
          ? []
          : [
              ...claimOf('environmentName', consumer.environmentName, `environment %s in ${place}`),
              ...claimOf('cnamePrefix', consumer.cnamePrefix, `CNAME %s in ${region}`),
            ],
      problems: [...platformProblems(consumer), ...settingProblems(consumer, loadBalancerType)],
    };
  },
  permissions: ({ region, applicationName, environmentName }, account) =>
    beanstalkPermissions(account, { region: region ?? account.regions[0], applicationName, environmentName }),
};

/** Both are there once: an environment in its account and Region, the CNAME in its Region (CreateEnvironment). */
function claimOf(property: string, value: string | undefined, thing: string): Claim[] {
  return value === undefined
    ? []
    : [
        {
          path: [property],
          thing: `Elastic Beanstalk ${thing.replace('%s', () => JSON.stringify(value))}`,
          remedy: 'give one of them another',
        },
      ];
}

function platformProblems(consumer: Draft<BeanstalkEnvironment>): Problem[] {
  // An ill-formed value is undefined and still declared; it has its own problem.
  const given = (['solutionStackName', 'platformArn'] as const).filter((key) => key in consumer);
  return given.length === 1
    ? []
    : [
        {
          path: given.slice(0, 1),
          rule: 'must be one platform, as solutionStackName or as platformArn',
          remedy: given.length === 0 ? 'set one of them' : 'leave one of them out',
        },
      ];
}

function settingProblems(
  { settings }: Draft<BeanstalkEnvironment>,
  loadBalancerType: LoadBalancerType,
): Problem[] {
  const formed = itemsOf(settings).flatMap(
    ([index, { namespace, optionName, value }]): Array<[number, BeanstalkSetting]> =>
      namespace === undefined || optionName === undefined || value === undefined
        ? []
        : [[index, { namespace, optionName, value }]],
  );
  return beanstalkSettingProblems(formed, loadBalancerType).map(([index, problem]) => ({
    ...problem,
    path: ['settings', index],
  }));
}
