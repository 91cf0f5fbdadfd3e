import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import type { TerraformStack } from 'cdktf';
import { PublicCertificate } from '../../../../modules/certificate';
import { Route53Dns } from '../../../../modules/dns';

export function define(stack: TerraformStack): void {
  const shop = new PublicCertificate(stack, 'Shop', {
    domainName: 'shop.example.com',
    subjectAlternativeNames: ['www.example.com', 'pay.example.com'],
    dns: new Route53Dns({ hostedZoneId: 'Z0TESTZONE1ABCDEFGHI' }),
  });
  new LbListener(stack, 'Https', {
    loadBalancerArn:
      'arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/50dc6c495c0c9188',
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    certificateArn: shop.certificateArn,
    defaultAction: [
      {
        type: 'forward',
        targetGroupArn:
          'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/73e2d6bc24d8a067',
      },
    ],
  });
}
