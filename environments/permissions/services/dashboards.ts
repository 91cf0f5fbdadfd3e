import { globalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** A dashboard of CloudWatch that Terraform writes. Dashboards are in no Region. */
export function dashboardPermissions(account: PermissionAccount, dashboardName: string): Permission[] {
  const dashboards = [globalArn(account, 'cloudwatch', `dashboard/${dashboardName}`)] as const;
  return [
    mayRead('read the dashboard of the census', ['cloudwatch:GetDashboard'], dashboards),
    mayWrite(
      'write the dashboard of the census',
      ['cloudwatch:DeleteDashboards', 'cloudwatch:PutDashboard'],
      dashboards,
    ),
  ];
}
