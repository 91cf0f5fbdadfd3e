import { z } from 'zod';
import { parseCertificateArn } from '../../modules/core';
import { certificateArn } from '../certificates/existing';
import type { Draft } from '../draft';
import { domain, formOf, integer, list, name, nonEmptyList, object, region, text } from '../form';
import type { Problem } from '../problem';
import { inspectionPermissions } from '../permissions/services/network-firewall';
import {
  type ConsumerAccount,
  type ConsumerKind,
  type EveryConsumer,
  everyConsumer,
  listed,
  named,
} from './consumer-kind';
import { cidrBlock } from './network';

/** TCP traffic that is decrypted. */
export interface InspectionScope {
  /** Where it goes to. */
  readonly destinations: readonly [string, ...string[]];
  /** @default [443] */
  readonly destinationPorts?: readonly [number, ...number[]];
  /** Where it comes from. @default ['0.0.0.0/0'] */
  readonly sources?: readonly [string, ...string[]];
}

/** What AWS Network Firewall decrypts, inspects and encrypts again. */
export interface NetworkFirewallInspection extends EveryConsumer {
  readonly type: 'network-firewall-inspection';
  /** Name of the TLS inspection configuration. */
  readonly configurationName: string;
  /** Name of the certificate of the servers behind the firewall. */
  readonly certificate: string;
  /** Further certificates of theirs. @default - only `certificate` */
  readonly additionalCertificates?: readonly string[];
  /** Host names that clients ask those servers for; each must be on a certificate. @default - not checked */
  readonly hostNames?: readonly string[];
  readonly scopes: readonly [InspectionScope, ...InspectionScope[]];
  /**
   * ARN of a CA certificate that was imported into ACM, by which the firewall signs for servers outside.
   *
   * @default - only what comes in is inspected
   */
  readonly certificateAuthorityArn?: string;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const networkFirewallInspection: ConsumerKind<NetworkFirewallInspection> = {
  form: formOf<NetworkFirewallInspection>()({
    type: z.literal('network-firewall-inspection'),
    ...everyConsumer,
    // AWS Network Firewall API Reference, CreateTLSInspectionConfiguration.
    configurationName: text(
      'up to 128 letters, digits and hyphens',
      /^[A-Za-z0-9-]{1,128}$/,
      'choose another',
    ),
    certificate: name,
    additionalCertificates: list(name).optional(),
    hostNames: list(domain).optional(),
    scopes: nonEmptyList(
      object({
        destinations: nonEmptyList(cidrBlock(0, 32)),
        destinationPorts: nonEmptyList(integer(1, 65535, 'a port')).optional(),
        sources: nonEmptyList(cidrBlock(0, 32)).optional(),
      }),
    ),
    certificateAuthorityArn: certificateArn.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    return {
      certificates: [
        ...named('certificate', consumer.certificate),
        ...listed('additionalCertificates', consumer.additionalCertificates),
      ],
      hostNames: listed('hostNames', consumer.hostNames),
      service: 'networkFirewall',
      chosenBy: ['type'],
      isReachedOtherwise: true,
      region,
      lookUps: [],
      claims:
        region === undefined
          ? []
          : named('configurationName', consumer.configurationName).map(([path, configuration]) => ({
              path,
              thing: `TLS inspection configuration "${configuration}" in ${region} of account ${account.accountId}`,
              remedy: 'rename one of them',
            })),
      problems: placeProblems(consumer.certificateAuthorityArn, region, account),
    };
  },
  permissions: ({ region, configurationName }, account) =>
    inspectionPermissions(account, region ?? account.regions[0], configurationName),
};

/** The account and Region of the CA certificate: those of the firewall. */
function placeProblems(
  arnText: string | undefined,
  region: string | undefined,
  { accountId }: Draft<ConsumerAccount>,
): Problem[] {
  const arn = parseCertificateArn(arnText);
  const path = ['certificateAuthorityArn'];
  if (!arn) return [];
  if (accountId !== undefined && arn.accountId !== accountId) {
    return [
      {
        path,
        rule: `must be a certificate of account ${accountId}`,
        got: arn.accountId,
        remedy: 'import it there too, as AWS shares no certificate between accounts',
      },
    ];
  }
  return region === undefined || arn.region === region
    ? []
    : [
        {
          path,
          rule: `must be a certificate in ${region}, where the service takes it from`,
          got: arn.region,
          remedy: 'import it there too',
        },
      ];
}
