import { DataAwsAcmpcaCertificateAuthority } from '@cdktf/provider-aws/lib/data-aws-acmpca-certificate-authority';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environments';
import { authorityRegion, isExisting, isForeign } from '../environments/certificate-authorities/places';
import { CaCertificatesBundle } from '../modules/private-ca';
import type { AccountStack } from './account-stack';

/**
 * The bundle of roots, where the environment has one.
 *
 * @param roots certificates of the roots of what shared services creates
 */
export function defineCaCertificatesBundle(
  stack: AccountStack,
  environment: Environment,
  roots: readonly string[],
): void {
  const { organization, sharedServices, applications } = environment;
  const { caCertificatesBundle: bundle, region } = sharedServices;
  if (bundle === undefined) return;
  const scope = new Construct(stack, 'CaCertificates');
  const outside = Object.values(applications).filter(({ outsideOrganization }) => outsideOrganization);
  new CaCertificatesBundle(scope, 'Bundle', {
    bucketName: bundle.bucketName,
    caCertificates: [...(bundle.caCertificates ?? []), ...roots, ...existingRoots(scope, stack, environment)],
    organizationId: organization.id,
    externalAccountIds: [...new Set(outside.map(({ accountId }) => accountId))].sort(),
    at: stack.providers.at(region),
  });
}

/** The roots of existing CAs of the account, looked up. */
function existingRoots(scope: Construct, stack: AccountStack, environment: Environment): string[] {
  const { accountId, certificateAuthorities = {} } = environment.sharedServices;
  return Object.entries(certificateAuthorities).flatMap(([name, authority]) => {
    if (!isExisting(authority) || isForeign(authority, accountId)) return [];
    const { provider, region } = stack.providers.at(authorityRegion(environment, name));
    const { certificate, certificateChain } = new DataAwsAcmpcaCertificateAuthority(scope, name, {
      provider,
      region,
      arn: authority.certificateAuthorityArn,
    });
    return [lastOf([certificate, certificateChain])];
  });
}

/** The last certificate of the chain, or that of a CA that has none: a root. */
function lastOf(texts: readonly string[]): string {
  const block = '-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----';
  const all = Fn.join('\n', Fn.compact([...texts]));
  return Token.asString(Fn.element(Fn.reverse(Fn.regexall(block, all)), 0));
}
