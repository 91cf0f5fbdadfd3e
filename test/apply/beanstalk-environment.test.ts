import { Deployment } from '../../emulator/deployment';
import type { Consumer, Environment } from '../../environments';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';
import { environment, shop } from './transitions/environments';

function withLoadBalancer(loadBalancerType: 'application' | 'network'): Environment {
  const eb: Consumer = {
    type: 'beanstalk-environment',
    applicationName: 'shop',
    environmentName: 'shop-live',
    certificate: 'web',
    solutionStackName: '64bit Amazon Linux 2023 v6.6.0 running Node.js 22',
    loadBalancerType,
  };
  return environment({
    shop: shop({
      certificates: { web: { source: 'public', domainName: 'shop.example.com' } },
      consumers: { eb },
    }),
  });
}

describeWithTools('an Elastic Beanstalk environment', () => {
  test('is made again behind a load balancer of another type, which AWS would refuse to change', async () => {
    const before = withLoadBalancer('application');
    const folder = temporaryFolder('beanstalk');
    const deployment = await Deployment.start(before, { toolchain, folder });
    try {
      await deployment.apply(await deployment.prepare(before));
      const application = (await deployment.prepare(withLoadBalancer('network'))).at(-1)!;

      const actions = Object.entries(await application.plannedActions());
      expect(actions.map(([address, action]) => `${address.split('.')[0]} ${action}`).sort()).toEqual([
        'aws_elastic_beanstalk_environment delete-create',
        'terraform_data update',
      ]);
      await application.applyPlanned();
      expect(await application.plannedActions()).toEqual({});
    } finally {
      await deployment.emulator.stop();
    }
  });
});
