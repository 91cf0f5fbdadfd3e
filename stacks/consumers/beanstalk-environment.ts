import { DataAwsElasticBeanstalkApplication } from '@cdktf/provider-aws/lib/data-aws-elastic-beanstalk-application';
import type { BeanstalkEnvironment as Declared } from '../../environments';
import { BeanstalkEnvironment } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireBeanstalkEnvironment: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const beanstalkApplication = new DataAwsElasticBeanstalkApplication(scope, 'Application', {
    provider: at.provider,
    region: at.region,
    name: consumer.applicationName,
  });
  return new BeanstalkEnvironment(scope, 'Environment', {
    applicationName: beanstalkApplication.name,
    environmentName: consumer.environmentName,
    certificate: certificates.inRegion(consumer.certificate, region),
    solutionStackName: consumer.solutionStackName,
    platformArn: consumer.platformArn,
    loadBalancerType: consumer.loadBalancerType,
    cnamePrefix: consumer.cnamePrefix,
    hostNames: consumer.hostNames,
    settings: consumer.settings,
    at,
  });
};
