import { z } from 'zod';
import { parseArn, transferAddressesProblem } from '../../modules/core';
import { itemsOf } from '../draft';
import {
  flag,
  formOf,
  formOfKinds,
  name,
  nonEmptyList,
  oneOf,
  region,
  roleArn,
  text,
  zoneName,
} from '../form';
import { transferPermissions } from '../permissions/services/transfer';
import { type ConsumerKind, type EveryConsumer, everyConsumer, listed, named } from './consumer-kind';
import { lookUpsOf, networkId } from './network';

/** A Lambda function that says who may log in. */
interface LambdaProvider {
  readonly type: 'AWS_LAMBDA';
  readonly functionArn: string;
}

/** A directory of AWS Directory Service. */
interface DirectoryProvider {
  readonly type: 'AWS_DIRECTORY_SERVICE';
  readonly directoryId: string;
}

/** An API of API Gateway that says who may log in. */
interface ApiProvider {
  readonly type: 'API_GATEWAY';
  readonly url: string;
  readonly invocationRoleArn: string;
}

type IdentityProvider = LambdaProvider | DirectoryProvider | ApiProvider;

/** A server of Transfer Family in a VPC that speaks FTPS. One of SFTP alone needs no certificate. */
export interface TransferServer extends EveryConsumer {
  readonly type: 'transfer-server';
  /** Host name that clients connect to. */
  readonly customHostname: string;
  readonly certificate: string;
  /** One for each Availability Zone. */
  readonly subnetIds: readonly [string, ...string[]];
  readonly securityGroupIds: readonly [string, ...string[]];
  /** Who says which users may log in; FTPS takes none that Transfer Family keeps itself. */
  readonly identityProvider: IdentityProvider;
  /** Elastic IPs by their allocation ids, one for each subnet. @default - only the VPC reaches it */
  readonly addressAllocationIds?: readonly [string, ...string[]];
  /** Whether it speaks SFTP too, which uses a host key and no certificate. @default false */
  readonly sftp?: boolean;
  /** Where files are. @default 'S3' */
  readonly domain?: 'S3' | 'EFS';
  /** @default - the account's first Region */
  readonly region?: string;
}

export const transferServer: ConsumerKind<TransferServer> = {
  form: formOf<TransferServer>()({
    type: z.literal('transfer-server'),
    ...everyConsumer,
    customHostname: zoneName,
    certificate: name,
    subnetIds: nonEmptyList(networkId('a subnet', 'subnet')),
    securityGroupIds: nonEmptyList(networkId('a security group', 'sg')),
    identityProvider: formOfKinds<IdentityProvider>()('type', {
      AWS_LAMBDA: {
        form: formOf<LambdaProvider>()({
          type: z.literal('AWS_LAMBDA'),
          functionArn: text(
            'the ARN of a Lambda function',
            (value) => parseArn(value)?.service === 'lambda',
            'write it as "arn:aws:lambda:<region>:<account>:function:<name>"',
          ),
        }),
      },
      AWS_DIRECTORY_SERVICE: {
        form: formOf<DirectoryProvider>()({
          type: z.literal('AWS_DIRECTORY_SERVICE'),
          directoryId: text('the id of a directory', /^d-[0-9a-f]{10}$/, 'write it as "d-0a1b2c3d4e"'),
        }),
      },
      API_GATEWAY: {
        form: formOf<ApiProvider>()({
          type: z.literal('API_GATEWAY'),
          url: text('the URL of a stage', /^https:\/\/\S{1,247}$/, 'write it as "https://…"'),
          invocationRoleArn: roleArn,
        }),
      },
    }),
    addressAllocationIds: nonEmptyList(networkId('the allocation of an Elastic IP', 'eipalloc')).optional(),
    sftp: flag.optional(),
    domain: oneOf(['S3', 'EFS']).optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const { subnetIds, securityGroupIds, addressAllocationIds } = consumer;
    const addresses =
      addressAllocationIds === undefined || subnetIds === undefined
        ? undefined
        : transferAddressesProblem(itemsOf(addressAllocationIds).length, itemsOf(subnetIds).length);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames: named('customHostname', consumer.customHostname),
      service: 'transferServer',
      chosenBy: ['type'],
      region: consumer.region ?? account.regions?.[0],
      lookUps: [...lookUpsOf('subnet', subnetIds), ...lookUpsOf('security group', securityGroupIds)],
      claims: listed('addressAllocationIds', addressAllocationIds).map(([path, id]) => ({
        path,
        thing: `Elastic IP "${id}"`,
        remedy: 'give each server addresses of its own',
      })),
      problems: addresses === undefined ? [] : [{ ...addresses, path: ['addressAllocationIds'] }],
    };
  },
  permissions: ({ region, addressAllocationIds, identityProvider }, account) =>
    transferPermissions(account, {
      region: region ?? account.regions[0],
      hasAddresses: addressAllocationIds !== undefined,
      invocationRoleArn:
        'invocationRoleArn' in identityProvider ? identityProvider.invocationRoleArn : undefined,
    }),
};
