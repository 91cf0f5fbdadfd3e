import type { ServiceCase } from './service-case';

const solutionStackName = '64bit Amazon Linux 2023 v6.6.0 running Node.js 22';
const created = ['aws_elastic_beanstalk_environment', 'terraform_data'];
const recertified = ['aws_elastic_beanstalk_environment update'];

export const beanstalkApplication: ServiceCase = {
  title: 'beanstalk-environment, application',
  consumers: {
    'eb-alb': {
      type: 'beanstalk-environment',
      applicationName: 'shop',
      environmentName: 'shop-alb',
      certificate: 'web',
      solutionStackName,
      cnamePrefix: 'shop-alb',
      hostNames: ['shop-alb.example.com'],
      settings: [{ namespace: 'aws:autoscaling:asg', optionName: 'MinSize', value: '2' }],
    },
  },
  created,
  recertified,
};

export const beanstalkNetwork: ServiceCase = {
  title: 'beanstalk-environment, network',
  consumers: {
    'eb-nlb': {
      type: 'beanstalk-environment',
      applicationName: 'shop',
      environmentName: 'shop-nlb',
      certificate: 'web',
      solutionStackName,
      loadBalancerType: 'network',
    },
  },
  created,
  recertified,
};

export const beanstalkClassic: ServiceCase = {
  title: 'beanstalk-environment, classic',
  consumers: {
    'eb-clb': {
      type: 'beanstalk-environment',
      applicationName: 'shop',
      environmentName: 'shop-clb',
      certificate: 'web',
      solutionStackName,
      loadBalancerType: 'classic',
    },
  },
  created,
  recertified,
};
