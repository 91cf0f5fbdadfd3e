import type { PlannedCase } from './service-case';

export const customerGateway: PlannedCase = {
  title: 'customer-gateway',
  consumers: {
    gateway: {
      type: 'customer-gateway',
      certificate: 'internal',
      ipAddress: '203.0.113.10',
      deviceName: 'shop',
    },
  },
  created: ['aws_customer_gateway'],
};
