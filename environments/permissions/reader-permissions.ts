import { INVENTORY_KEY } from '../../modules/core';
import { isHostedHere } from '../domains';
import { usedAuthorities } from '../certificate-authorities/shares';
import type { Application, Environment } from '../environment';
import { inRegionsOf } from './arns';
import { permissionAccount } from './account';
import { trailReading, unitReading } from './automation-reading';
import type { Permission } from './permission';
import { certificateReading } from './services/certificates';

/** What asking AWS about the certificates of an application needs in its account. */
export function applicationReading(environment: Environment, application: Application): Permission[] {
  const account = permissionAccount(environment, application);
  return [
    certificateReading(account, application.regions),
    {
      purpose: 'list certificates',
      access: 'read',
      actions: ['acm:ListCertificates'],
      resources: ['*'],
      conditions: inRegionsOf(account),
    },
    ...(usedAuthorities(application).length === 0
      ? []
      : [
          {
            purpose: 'see whether ACM can renew private certificates',
            access: 'read' as const,
            actions: ['iam:GetRole'] as const,
            // Of a role that does not stand, IAM does not know the path.
            resources: [
              `arn:${account.partition}:iam::${account.accountId}:role/AWSServiceRoleForCertificateManager`,
              `arn:${account.partition}:iam::${account.accountId}:role/aws-service-role/acm.amazonaws.com/AWSServiceRoleForCertificateManager`,
            ] as const,
          },
        ]),
    ...trailReading(environment, account),
  ];
}

/** What asking AWS about zones and organizational units of shared services needs, and reading what its census wrote. */
export function sharedServicesReading(environment: Environment): Permission[] {
  const { sharedServices, census } = environment;
  const { zones, accountId, region } = sharedServices;
  const { partition } = permissionAccount(environment, { accountId, regions: [region] });
  return [
    ...(Object.values(zones).some((zone) => isHostedHere(zone)) ? zoneReading(partition) : []),
    ...(census === undefined
      ? []
      : [
          {
            purpose: 'read the inventory of the census',
            access: 'read' as const,
            actions: ['s3:GetObject'] as const,
            resources: [`arn:${partition}:s3:::${census.bucketName}/${INVENTORY_KEY}`] as const,
          },
        ]),
    ...unitReading(environment),
  ];
}

function zoneReading(partition: string): Permission[] {
  return [
    {
      purpose: 'find hosted zones by name',
      access: 'read',
      actions: ['route53:ListHostedZonesByName'],
      resources: ['*'],
    },
    {
      purpose: 'read hosted zones and their records',
      access: 'read',
      actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
      resources: [`arn:${partition}:route53:::hostedzone/*`],
    },
  ];
}
