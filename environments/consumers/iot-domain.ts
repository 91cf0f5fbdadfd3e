import { z } from 'zod';
import { flag, formOf, name, region, text, zoneName } from '../form';
import { iotPermissions } from '../permissions/services/iot';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A domain name of your own for devices of AWS IoT Core. */
export interface IotDomain extends EveryConsumer {
  readonly type: 'iot-domain';
  /** Name of the domain configuration in AWS IoT Core. */
  readonly configurationName: string;
  readonly domainName: string;
  readonly certificate: string;
  /** Name of a public certificate for the name, which proves whose it is. @default - `certificate` does */
  readonly validationCertificate?: string;
  /**
   * Whether the domain may be down while it gets another certificate or name.
   *
   * @default false - Terraform refuses a plan that would replace it
   */
  readonly interruptible?: boolean;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const iotDomain: ConsumerKind<IotDomain> = {
  form: formOf<IotDomain>()({
    type: z.literal('iot-domain'),
    ...everyConsumer,
    // AWS IoT API Reference, CreateDomainConfiguration.
    configurationName: text('up to 128 letters, digits and _ . : -', /^[\w.:-]{1,128}$/, 'choose another'),
    domainName: zoneName,
    certificate: name,
    validationCertificate: name.optional(),
    interruptible: flag.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const hostNames = named('domainName', consumer.domainName);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'iotDomain',
      chosenBy: ['type'],
      region,
      lookUps: [],
      claims:
        region === undefined
          ? []
          : [
              ...named('configurationName', consumer.configurationName).map(([path, configuration]) => ({
                path,
                thing: `IoT domain configuration "${configuration}" in ${region} of account ${account.accountId}`,
                remedy: 'rename one of them',
              })),
              ...nameClaims(hostNames, `AWS IoT Core in ${region}`),
            ],
      // AWS IoT Core Developer Guide, customer managed domains: certificates that no public CA signed.
      ownership: {
        path: ['validationCertificate'],
        certificate: consumer.validationCertificate,
        isAskedOf: ['private'],
      },
    };
  },
  permissions: ({ region, configurationName }, account) =>
    iotPermissions(account, region ?? account.regions[0], configurationName),
};
