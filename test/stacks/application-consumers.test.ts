import type { Application, Consumer } from '../../environments';
import { ApplicationCertificates } from '../../stacks/application-certificates';
import { ApplicationConsumers } from '../../stacks/application-consumers';
import { certificatesOf } from '../support/declared-certificates';
import { template } from '../support/synth';

const listener: Consumer = {
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
  new ApplicationConsumers(stack, 'Consumers', { ...context, certificates });
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
