import { CLIENT_CA } from '../support/ca-certificates';
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
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
      alpnPolicy: 'HTTP2Preferred',
    },
  },
  created: ['aws_lb_listener', 'aws_lb_listener_certificate', 'terraform_data'],
  recertified: [
    'aws_lb_listener update',
    'aws_lb_listener_certificate create-delete',
    'terraform_data update',
  ],
};

const balancing = (resource: string) => `arn:aws:elasticloadbalancing:eu-west-1:222222222222:${resource}`;

export const mutualTls: ServiceCase = {
  title: 'load-balancer-listener, by ARN, clients verified and plain HTTP redirected',
  consumers: {
    mtls: {
      type: 'load-balancer-listener',
      loadBalancerArn: balancing('loadbalancer/app/mtls/50dc6c495c0c9188'),
      targetGroupArn: balancing('targetgroup/mtls/73e2d6bc24d8a067'),
      certificate: 'web',
      redirectFrom: 80,
      mutualTls: { caCertificates: [CLIENT_CA] },
    },
  },
  created: [
    'aws_lb_listener',
    'aws_lb_listener',
    'aws_lb_listener_certificate',
    'aws_lb_trust_store',
    'aws_s3_bucket',
    'aws_s3_bucket_policy',
    'aws_s3_bucket_public_access_block',
    'aws_s3_bucket_server_side_encryption_configuration',
    'aws_s3_bucket_versioning',
    'aws_s3_object',
    'terraform_data',
  ],
  recertified: [
    'aws_lb_listener update',
    'aws_lb_listener_certificate create-delete',
    'terraform_data update',
  ],
};
