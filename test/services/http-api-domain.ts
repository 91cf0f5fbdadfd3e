import { ISSUING_CA, ROOT_CA } from '../support/api-client-cas';
import { TRUST_STORE_TYPES } from './api-trust-store';
import type { ServiceCase } from './service-case';

export const httpApiDomain: ServiceCase = {
  title: 'http-api-domain, HTTP',
  consumers: {
    'http-api': {
      type: 'http-api-domain',
      domainName: 'http-api.example.com',
      certificate: 'web',
      mappings: [
        { apiName: 'orders', stageName: 'live' },
        { apiName: 'baskets', stageName: 'live', path: 'baskets/v1' },
      ],
    },
  },
  created: ['aws_apigatewayv2_api_mapping', 'aws_apigatewayv2_api_mapping', 'aws_apigatewayv2_domain_name'],
  recertified: ['aws_apigatewayv2_domain_name update'],
};

export const webSocketApiDomain: ServiceCase = {
  title: 'http-api-domain, WEBSOCKET',
  consumers: {
    'socket-api': {
      type: 'http-api-domain',
      domainName: 'socket-api.example.com',
      certificate: 'web',
      protocol: 'WEBSOCKET',
      // As an HTTP API is called: the protocol tells them apart.
      mappings: [{ apiName: 'orders', stageName: 'live' }],
    },
  },
  created: ['aws_apigatewayv2_api_mapping', 'aws_apigatewayv2_domain_name'],
  recertified: ['aws_apigatewayv2_domain_name update'],
};

export const mutualHttpApiDomain: ServiceCase = {
  title: 'http-api-domain, mutual TLS',
  consumers: {
    'mutual-http-api': {
      type: 'http-api-domain',
      domainName: 'mutual-http-api.example.com',
      certificate: 'web',
      mutualTls: { caCertificates: [ISSUING_CA, ROOT_CA] },
    },
  },
  created: ['aws_apigatewayv2_domain_name', ...TRUST_STORE_TYPES],
  recertified: ['aws_apigatewayv2_domain_name update'],
};
