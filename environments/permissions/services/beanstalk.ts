import { literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** An environment of an Elastic Beanstalk application that stands. */
export interface BeanstalkPlace {
  readonly region: string;
  readonly applicationName: string;
  readonly environmentName: string;
}

/**
 * Elastic Beanstalk itself. What an environment is made of it makes with the rights of whoever asks, which AWS keeps in the
 * managed policy `AdministratorAccess-AWSElasticBeanstalk` (Elastic Beanstalk Developer Guide, managing user policies).
 */
export function beanstalkPermissions(account: PermissionAccount, place: BeanstalkPlace): Permission[] {
  const arn = (resource: string) => regionalArn(account, 'elasticbeanstalk', place.region, resource);
  const application = literal(place.applicationName);
  const environment = arn(`environment/${application}/${literal(place.environmentName)}`);
  return [
    mayRead(
      'look up Elastic Beanstalk applications',
      ['elasticbeanstalk:DescribeApplications'],
      [arn(`application/${application}`)],
    ),
    mayRead(
      'read Elastic Beanstalk environments',
      [
        'elasticbeanstalk:DescribeConfigurationSettings',
        'elasticbeanstalk:DescribeEnvironmentResources',
        'elasticbeanstalk:DescribeEnvironments',
        'elasticbeanstalk:ListTagsForResource',
      ],
      [environment],
    ),
    mayWrite(
      'write Elastic Beanstalk environments',
      [
        'elasticbeanstalk:AddTags',
        'elasticbeanstalk:CreateEnvironment',
        'elasticbeanstalk:DescribeEvents',
        'elasticbeanstalk:RemoveTags',
        'elasticbeanstalk:TerminateEnvironment',
        'elasticbeanstalk:UpdateEnvironment',
        'elasticbeanstalk:UpdateTagsForResource',
      ],
      [environment],
    ),
  ];
}
