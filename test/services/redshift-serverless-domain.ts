import type { PlannedCase } from './service-case';

export const redshiftServerlessDomain: PlannedCase = {
  title: 'redshift-serverless-domain',
  consumers: {
    warehouse: {
      type: 'redshift-serverless-domain',
      workgroupName: 'shop',
      customDomainName: 'warehouse.example.com',
      certificate: 'web',
    },
  },
  created: ['aws_redshiftserverless_custom_domain_association'],
  recertified: ['aws_redshiftserverless_custom_domain_association update'],
};
