import { parameterValue } from './parameter-value';
import type { ServiceCase } from './service-case';

export const ingress: ServiceCase = {
  title: 'eks-ingress',
  consumers: {
    ingress: {
      type: 'eks-ingress',
      parameterName: '/shop/ingress',
      certificate: 'web',
      hostNames: ['ingress.example.com'],
      redirectFromPort: 80,
    },
  },
  created: ['aws_ssm_parameter'],
  recertified: ['aws_ssm_parameter update'],
  then: async (deployment) => {
    expect(JSON.parse(await parameterValue(deployment, '/shop/ingress'))).toEqual({
      'alb.ingress.kubernetes.io/certificate-arn': expect.stringMatching(
        /^arn:aws:acm:eu-west-1:222222222222:certificate\/[\w-]+$/,
      ) as string,
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
      'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      'alb.ingress.kubernetes.io/ssl-redirect': '443',
    });
  },
};
