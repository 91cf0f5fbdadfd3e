import type { ServiceCase } from './service-case';

export const privateApiDomain: ServiceCase = {
  title: 'private-api-domain',
  consumers: {
    'private-api': {
      type: 'private-api-domain',
      domainName: 'private-api.example.com',
      certificate: 'web',
      vpcEndpointIds: ['vpce-0a1b2c3d4e5f67890', 'vpce-0f1e2d3c4b5a69780'],
      sharedWith: { '111111111111': ['vpce-0b1c2d3e4f5a67891'] },
      mappings: [
        { restApiName: 'intranet', stageName: 'live' },
        { restApiName: 'payroll', stageName: 'live', basePath: 'payroll' },
      ],
    },
  },
  created: [
    'aws_api_gateway_base_path_mapping',
    'aws_api_gateway_base_path_mapping',
    'aws_api_gateway_domain_name',
    'aws_api_gateway_domain_name_access_association',
    'aws_api_gateway_domain_name_access_association',
    'aws_ram_principal_association',
    'aws_ram_resource_association',
    'aws_ram_resource_share',
  ],
  recertified: ['aws_api_gateway_domain_name update'],
};
