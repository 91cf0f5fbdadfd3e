import type { PlannedCase } from './service-case';

export const customerGateway: PlannedCase = {
  title: 'customer-gateway',
  consumers: {
    gateway: {
      type: 'customer-gateway',
      interruptible: true,
      certificate: 'internal',
      ipAddress: '203.0.113.10',
      deviceName: 'shop',
    },
  },
  created: ['aws_customer_gateway'],
  recertified: ['aws_customer_gateway delete-create'],
};
