import { inRegionsOf, literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** A domain configuration of IoT Core; AWS puts an id behind its name. */
export function iotPermissions(
  account: PermissionAccount,
  region: string,
  configurationName: string,
): Permission[] {
  const name = literal(configurationName);
  const resources = [regionalArn(account, 'iot', region, `domainconfiguration/${name}/*`)] as const;
  return [
    mayRead('find the endpoint of IoT Core', ['iot:DescribeEndpoint'], ['*'], inRegionsOf(account)),
    mayRead(
      'read domain configurations of IoT Core',
      ['iot:DescribeDomainConfiguration', 'iot:ListTagsForResource'],
      resources,
    ),
    mayWrite(
      'write domain configurations of IoT Core',
      [
        'iot:CreateDomainConfiguration',
        'iot:DeleteDomainConfiguration',
        'iot:TagResource',
        'iot:UntagResource',
        'iot:UpdateDomainConfiguration',
      ],
      resources,
    ),
  ];
}
