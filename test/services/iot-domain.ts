import type { ServiceCase } from './service-case';

export const iotDomain: ServiceCase = {
  title: 'iot-domain',
  consumers: {
    devices: {
      type: 'iot-domain',
      configurationName: 'shop',
      domainName: 'iot.example.com',
      certificate: 'web',
      interruptible: true,
    },
  },
  created: ['aws_iot_domain_configuration'],
  recertified: ['aws_iot_domain_configuration delete-create'],
};
