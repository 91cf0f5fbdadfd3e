import { TerraformOutput } from 'cdktf';
import { ApplicationCertificates } from '../../../stacks/application-certificates';
import { ApplicationConsumers } from '../../../stacks/application-consumers';
import { certificatesOf } from '../../support/declared-certificates';
import { template } from '../../support/synth';

test("answers at the workgroup's own name, in the partition of the account", () => {
  const { stack, context } = certificatesOf(
    { web: { source: 'public', domainName: 'warehouse.example.com', regions: ['us-east-1'] } },
    {
      consumers: {
        warehouse: {
          type: 'redshift-serverless-domain',
          workgroupName: 'sales',
          customDomainName: 'warehouse.example.com',
          certificate: 'web',
          region: 'us-east-1',
        },
      },
    },
  );
  const certificates = new ApplicationCertificates(stack, 'Certificates', context);
  const { targets } = new ApplicationConsumers(stack, 'Consumers', { ...context, certificates, roles: {} });

  new TerraformOutput(stack, 'target', { value: targets.get('warehouse')!.targetDomainName });

  expect(template(stack).output!.target!.value).toMatch(
    /^sales\.222222222222\.us-east-1\.redshift-serverless\.\$\{data\.aws_partition\.Consumers_warehouse_\w+\.dns_suffix\}$/,
  );
});
