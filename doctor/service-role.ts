import type { EnvironmentCertificate } from '../environments';
import { type AwsAnswers, ACM_SERVICE_ROLE } from './aws-answers';
import type { Finding } from './dns/finding';

/**
 * Whether ACM can renew a certificate from a CA of another account: it does so by its service-linked role in the
 * account of the certificate (ACM User Guide, service-linked role).
 */
export async function serviceRoleFindings(
  { environment, account, application, certificate, names }: EnvironmentCertificate,
  aws: AwsAnswers,
): Promise<Finding[]> {
  if (application.accountId === environment.sharedServices.accountId) return [];
  if (await aws.hasAcmServiceRole(application)) return [];
  const certificates = await aws.certificates(application);
  const isRequested = certificates.some(({ type, names: has }) => type === 'PRIVATE' && has[0] === names[0]);
  const create = 'aws iam create-service-linked-role --aws-service-name acm.amazonaws.com';
  return [
    {
      id: 'service-role-missing',
      severity: isRequested ? 'error' : 'warning',
      name: names[0] ?? certificate,
      subject: `account ${account}`,
      problem: `must have the role ${ACM_SERVICE_ROLE}, or renewal fails with SLR_NOT_FOUND, got none in ${application.accountId}`,
      remedy: isRequested
        ? `run ${create} in the account`
        : `ACM creates it at the first request if the deploy role may; otherwise run ${create} in the account`,
      records: [],
    },
  ];
}
