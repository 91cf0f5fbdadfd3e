import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';

/** A service in a namespace that stands, and its one instance; Cloud Map names all of them by ids. */
export function cloudMapPermissions(account: PermissionAccount, region: string): Permission[] {
  const arn = (resource: string) => regionalArn(account, 'servicediscovery', region, resource);
  return [
    mayRead(
      'look up namespaces of Cloud Map',
      ['servicediscovery:ListNamespaces', 'servicediscovery:ListTagsForResource'],
      ['*'],
      inRegionsOf(account),
    ),
    mayRead('read namespaces of Cloud Map', ['servicediscovery:GetNamespace'], [arn('namespace/*')]),
    mayRead(
      'read services of Cloud Map',
      ['servicediscovery:GetInstance', 'servicediscovery:GetService'],
      [arn('service/*')],
    ),
    mayWrite(
      'create services of Cloud Map',
      ['servicediscovery:CreateService'],
      [arn('namespace/*'), arn('service/*')],
    ),
    mayWrite(
      'change and delete services of Cloud Map',
      [
        'servicediscovery:DeleteService',
        'servicediscovery:DeregisterInstance',
        'servicediscovery:RegisterInstance',
        'servicediscovery:UpdateService',
      ],
      [arn('service/*')],
    ),
    mayWrite(
      'tag services of Cloud Map',
      ['servicediscovery:TagResource', 'servicediscovery:UntagResource'],
      ['*'],
      inRegionsOf(account),
    ),
    mayWrite('wait for Cloud Map', ['servicediscovery:GetOperation'], [arn('service/*')]),
    bySource(
      'AWS Cloud Map API Reference, RegisterInstance: records are written with the rights of the caller',
      mayWrite(
        'have Cloud Map write records',
        ['route53:ChangeResourceRecordSets', 'route53:GetHostedZone'],
        [`arn:${account.partition}:route53:::hostedzone/*`],
      ),
    ),
  ];
}
