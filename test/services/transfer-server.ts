import type { PlannedCase, ServiceCase } from './service-case';

const server = {
  type: 'transfer-server',
  certificate: 'web',
  subnetIds: ['subnet-0a1b2c3d4e5f60719'],
  securityGroupIds: ['sg-0a1b2c3d4e5f60719'],
} as const;

export const internalTransferServer: ServiceCase = {
  title: 'transfer-server, for a VPC',
  consumers: {
    files: {
      ...server,
      customHostname: 'files.example.com',
      identityProvider: { type: 'AWS_DIRECTORY_SERVICE', directoryId: 'd-0a1b2c3d4e' },
    },
  },
  created: ['aws_transfer_server'],
  recertified: ['aws_transfer_server update'],
};

export const internetTransferServer: ServiceCase = {
  title: 'transfer-server, for the internet',
  consumers: {
    inbox: {
      ...server,
      customHostname: 'inbox.example.com',
      addressAllocationIds: ['eipalloc-0a1b2c3d4e5f60718'],
      identityProvider: {
        type: 'AWS_LAMBDA',
        functionArn: 'arn:aws:lambda:eu-west-1:222222222222:function:users',
      },
      sftp: true,
    },
  },
  created: ['aws_transfer_server'],
  recertified: ['aws_transfer_server update'],
};

/** Its plan is all there is to see: the emulated AWS asks nobody who may log in. */
export const apiTransferServer: PlannedCase = {
  title: 'transfer-server, with users of an API',
  consumers: {
    archive: {
      ...server,
      customHostname: 'archive.example.com',
      identityProvider: {
        type: 'API_GATEWAY',
        url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live',
        invocationRoleArn: 'arn:aws:iam::222222222222:role/users',
      },
      domain: 'EFS',
    },
  },
  created: ['aws_transfer_server'],
  recertified: ['aws_transfer_server update'],
};
