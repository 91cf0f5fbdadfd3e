import { z } from 'zod';
import { domain, formOf, list, name, region, text } from '../form';
import { enclavePermissions } from '../permissions/services/enclaves';
import { type ConsumerKind, type EveryConsumer, everyConsumer, listed, named } from './consumer-kind';

/** The role of instances whose Nitro Enclave serves a certificate. */
export interface NitroEnclave extends EveryConsumer {
  readonly type: 'nitro-enclave';
  /** Name of the role, of its instance profile and of a CloudFormation stack. */
  readonly roleName: string;
  readonly certificate: string;
  /** Host names that the instances serve; each must be on the certificate. @default - not checked */
  readonly hostNames?: readonly string[];
  /** @default - the account's first Region */
  readonly region?: string;
}

export const nitroEnclave: ConsumerKind<NitroEnclave> = {
  form: formOf<NitroEnclave>()({
    type: z.literal('nitro-enclave'),
    ...everyConsumer,
    roleName: text(
      'up to 64 letters, digits and hyphens, a letter first',
      /^[A-Za-z][A-Za-z0-9-]{0,63}$/,
      'choose another, which CloudFormation takes as the name of a stack too',
    ),
    certificate: name,
    hostNames: list(domain).optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => ({
    certificates: named('certificate', consumer.certificate),
    hostNames: listed('hostNames', consumer.hostNames),
    service: 'nitroEnclave',
    isReachedOtherwise: true,
    chosenBy: ['type'],
    region: consumer.region ?? account.regions?.[0],
    lookUps: [],
    claims: named('roleName', consumer.roleName).map(([path, roleName]) => ({
      path,
      thing: `IAM role "${roleName}" of account ${account.accountId}`,
      remedy: 'rename one of them',
    })),
  }),
  permissions: ({ region, roleName }, account) =>
    enclavePermissions(account, region ?? account.regions[0], roleName),
};
