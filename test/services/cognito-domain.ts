import type { PlannedCase } from './service-case';

export const cognitoDomain: PlannedCase = {
  title: 'cognito-domain',
  consumers: {
    login: {
      type: 'cognito-domain',
      userPoolId: 'eu-west-1_AbCdEfGhI',
      domainName: 'auth.example.com',
      certificate: 'web',
      managedLoginVersion: 2,
    },
  },
  created: ['aws_cognito_user_pool_domain'],
};
