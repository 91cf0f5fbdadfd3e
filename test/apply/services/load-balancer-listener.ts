import type { ServiceCase } from './service-case';

export const applicationLoadBalancer: ServiceCase = {
  title: 'load-balancer-listener, application',
  consumers: {
    alb: {
      type: 'load-balancer-listener',
      loadBalancerName: 'alb',
      targetGroupName: 'alb',
      certificate: 'web',
      hostNames: ['alb.example.com'],
    },
  },
  created: ['aws_lb_listener', 'aws_lb_listener_certificate', 'terraform_data'],
  recertified: [
    'aws_lb_listener update',
    'aws_lb_listener_certificate create-delete',
    'terraform_data update',
  ],
};

export const networkLoadBalancer: ServiceCase = {
  title: 'load-balancer-listener, network',
  consumers: {
    nlb: {
      type: 'load-balancer-listener',
      loadBalancerName: 'nlb',
      loadBalancerType: 'network',
      targetGroupName: 'nlb',
      certificate: 'web',
      hostNames: ['nlb.example.com'],
    },
  },
  created: ['aws_lb_listener', 'aws_lb_listener_certificate', 'terraform_data'],
  recertified: [
    'aws_lb_listener update',
    'aws_lb_listener_certificate create-delete',
    'terraform_data update',
  ],
};
