import { ISSUING_CA, ROOT_CA } from '../support/api-client-cas';
import { TRUST_STORE_TYPES } from './api-trust-store';
import type { ServiceCase } from './service-case';

export const regionalApiDomain: ServiceCase = {
  title: 'api-gateway-domain, REGIONAL',
  consumers: {
    api: {
      type: 'api-gateway-domain',
      domainName: 'api.example.com',
      certificate: 'web',
      restApiName: 'shop',
      stageName: 'live',
    },
  },
  created: ['aws_api_gateway_base_path_mapping', 'aws_api_gateway_domain_name'],
  recertified: ['aws_api_gateway_domain_name update'],
};

export const edgeApiDomain: ServiceCase = {
  title: 'api-gateway-domain, EDGE',
  consumers: {
    'edge-api': {
      type: 'api-gateway-domain',
      domainName: 'edge-api.example.com',
      endpointType: 'EDGE',
      certificate: 'web',
    },
  },
  created: ['aws_api_gateway_domain_name'],
  recertified: ['aws_api_gateway_domain_name update'],
};

export const mutualApiDomain: ServiceCase = {
  title: 'api-gateway-domain, mutual TLS',
  consumers: {
    'mutual-api': {
      type: 'api-gateway-domain',
      domainName: 'mutual-api.example.com',
      certificate: 'web',
      mappings: [
        { restApiName: 'shop', stageName: 'live' },
        { restApiName: 'warehouse', stageName: 'live', basePath: 'warehouse' },
      ],
      mutualTls: { caCertificates: [ISSUING_CA, ROOT_CA] },
    },
  },
  created: [
    'aws_api_gateway_base_path_mapping',
    'aws_api_gateway_base_path_mapping',
    'aws_api_gateway_domain_name',
    ...TRUST_STORE_TYPES,
  ],
  recertified: ['aws_api_gateway_domain_name update'],
};
