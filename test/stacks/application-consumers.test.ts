import type { Application, Consumer, LoadBalancerListener } from '../../environments';
import { ApplicationCertificates } from '../../stacks/application-certificates';
import { ApplicationConsumers } from '../../stacks/application-consumers';
import { certificatesOf } from '../support/declared-certificates';
import { CLIENT_CA } from '../support/ca-certificates';
import { dataSources, onlyResource, template } from '../support/synth';

const listener: LoadBalancerListener = {
  type: 'load-balancer-listener',
  loadBalancerName: 'shop',
  targetGroupName: 'shop',
  certificate: 'web',
};
const api: Consumer = { type: 'api-gateway-domain', domainName: 'shop.example.com', certificate: 'web' };
const distribution: Consumer = {
  type: 'cloudfront-distribution',
  aliases: ['shop.example.com'],
  originDomainName: 'origin.example.com',
  certificate: 'web',
};

function synthesized(consumers: Application['consumers']) {
  const { stack, context } = certificatesOf(
    { web: { source: 'public', domainName: 'shop.example.com', regions: ['eu-west-1', 'us-east-1'] } },
    { consumers },
  );
  const certificates = new ApplicationCertificates(stack, 'Certificates', context);
  new ApplicationConsumers(stack, 'Consumers', { ...context, certificates, roles: {} });
  return template(stack);
}

/** Addresses of what stands for consumers. */
function addresses(consumers: Application['consumers']): string[] {
  const { resource } = synthesized(consumers);
  return Object.entries(resource!).flatMap(([type, instances]) =>
    Object.keys(instances)
      .filter((id) => id.startsWith('Consumers_'))
      .map((id) => `${type}.${id}`),
  );
}

test('has a consumer of each kind in a scope of its own name', () => {
  const found = addresses({ web: listener, api, cdn: distribution });
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^aws_api_gateway_domain_name\.Consumers_api_Domain_/),
      expect.stringMatching(/^aws_cloudfront_distribution\.Consumers_cdn_Distribution_/),
      expect.stringMatching(/^aws_lb_listener\.Consumers_web_Listener_/),
    ]),
  );
});

test('has two of a kind beside each other', () => {
  const found = addresses({ web: listener, other: { ...listener, port: 8443 } });
  expect(found.filter((address) => address.startsWith('aws_lb_listener.'))).toEqual([
    expect.stringContaining('Consumers_other_'),
    expect.stringContaining('Consumers_web_'),
  ]);
});

test('has none of an account that declares none', () => {
  expect(addresses(undefined)).toEqual([]);
});

test('moves a renamed consumer in the state', () => {
  const { moved } = synthesized({ new: { ...listener, formerly: 'old' } });
  expect(moved!.map(({ from }) => from).sort()).toEqual(addresses({ old: listener }).sort());
});

describe('a load balancer', () => {
  const lookedUp = (consumer: Consumer) => {
    const made = synthesized({ web: consumer });
    const [balancer] = dataSources(made, 'aws_lb');
    return { balancer, groups: dataSources(made, 'aws_lb_target_group'), made };
  };

  test('is looked up by its name, with its target group', () => {
    const { balancer, groups } = lookedUp(listener);
    expect(balancer).toMatchObject({ name: 'shop' });
    expect(balancer).not.toHaveProperty('arn');
    expect(groups).toEqual([expect.objectContaining({ name: 'shop' })]);
  });

  test('is looked up by its ARN, and its target group not at all', () => {
    const place = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222';
    const loadBalancerArn = `${place}:loadbalancer/app/shop/50dc6c495c0c9188`;
    const targetGroupArn = `${place}:targetgroup/shop/73e2d6bc24d8a067`;
    const { type, certificate } = listener;
    const { balancer, groups, made } = lookedUp({ type, certificate, loadBalancerArn, targetGroupArn });

    expect(balancer).toMatchObject({ arn: loadBalancerArn });
    expect(balancer).not.toHaveProperty('name');
    expect(groups).toEqual([]);
    expect(onlyResource(made, 'aws_lb_listener')).toMatchObject({
      default_action: [{ target_group_arn: targetGroupArn }],
    });
  });

  test('verifies clients by a trust store of its own', () => {
    const { made } = lookedUp({ ...listener, mutualTls: { caCertificates: [CLIENT_CA] } });
    expect(onlyResource(made, 'aws_s3_object')).toMatchObject({ content: CLIENT_CA });
    expect(onlyResource(made, 'aws_lb_listener')).toMatchObject({
      mutual_authentication: {
        mode: 'verify',
        trust_store_arn: expect.stringMatching(
          /^\$\{aws_lb_trust_store\.Consumers_web_TrustStore_/,
        ) as string,
      },
    });
  });
});
