import type { ServiceCase } from './service-case';

export const classicLoadBalancer: ServiceCase = {
  title: 'classic-load-balancer',
  consumers: {
    classic: {
      type: 'classic-load-balancer',
      loadBalancerName: 'classic',
      certificate: 'web',
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
      securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      instanceIds: ['i-0a1b2c3d4e5f60718'],
      hostNames: ['classic.example.com'],
      desyncMitigationMode: 'strictest',
    },
  },
  created: ['aws_elb', 'aws_load_balancer_listener_policy', 'aws_load_balancer_policy'],
  recertified: ['aws_elb update', 'aws_load_balancer_listener_policy update'],
};
