import type { ServiceCase } from './service-case';

export const cognitoDomain: ServiceCase = {
  title: 'cognito-domain',
  consumers: {
    login: {
      type: 'cognito-domain',
      userPoolId: 'eu-west-1_AbCdEfGhI',
      domainName: 'auth.example.com',
      certificate: 'web',
      managedLoginVersion: 2,
      interruptible: true,
    },
  },
  created: ['aws_cognito_user_pool_domain'],
  recertified: ['aws_cognito_user_pool_domain delete-create'],
};
