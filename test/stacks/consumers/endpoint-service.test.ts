import type { Consumer } from '../../../environments';
import { ApplicationCertificates } from '../../../stacks/application-certificates';
import { ApplicationConsumers } from '../../../stacks/application-consumers';
import { certificatesOf } from '../../support/declared-certificates';
import { onlyResource, template } from '../../support/synth';

const endpoint: Consumer = {
  type: 'endpoint-service',
  loadBalancerName: 'shop',
  privateDnsName: 'shop.example.com',
  certificate: 'web',
  allowedAccounts: ['333333333333'],
};

function synthesized() {
  const { stack, context } = certificatesOf(
    { web: { source: 'public', domainName: 'shop.example.com' } },
    { consumers: { partners: endpoint } },
  );
  const certificates = new ApplicationCertificates(stack, 'Certificates', context);
  const { targets } = new ApplicationConsumers(stack, 'Consumers', { ...context, certificates, roles: {} });
  return { made: template(stack), targets };
}

test('lets accounts connect', () => {
  expect(onlyResource(synthesized().made, 'aws_vpc_endpoint_service').allowed_principals).toEqual([
    'arn:aws:iam::333333333333:root',
  ]);
});

test('says the record to write and the service to connect to, and that no record leads to it', () => {
  const { made, targets } = synthesized();

  expect(made.output!.endpoint_service_partners!.value).toEqual({
    label: expect.stringContaining('proof.name') as string,
    value: expect.stringContaining('proof.value') as string,
    serviceName: expect.stringContaining('.service_name') as string,
  });
  expect([...targets.keys()]).toEqual([]);
});
