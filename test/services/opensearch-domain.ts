import { parameterValue } from './parameter-value';
import type { ServiceCase } from './service-case';

export const openSearchDomain: ServiceCase = {
  title: 'opensearch-domain',
  consumers: {
    search: {
      type: 'opensearch-domain',
      domainName: 'logs',
      customEndpoint: 'logs.example.com',
      certificate: 'web',
      parameterName: '/logs/endpoint',
    },
  },
  created: ['aws_ssm_parameter'],
  recertified: ['aws_ssm_parameter update'],
  then: async (deployment) => {
    expect(JSON.parse(await parameterValue(deployment, '/logs/endpoint'))).toEqual({
      CustomEndpointEnabled: true,
      CustomEndpoint: 'logs.example.com',
      CustomEndpointCertificateArn: expect.stringMatching(
        /^arn:aws:acm:eu-west-1:222222222222:certificate\/[\w-]+$/,
      ) as string,
      EnforceHTTPS: true,
      TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10',
    });
  },
};
