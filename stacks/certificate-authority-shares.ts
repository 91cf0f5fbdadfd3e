import { Construct } from 'constructs';
import type { Environment, ShareWith } from '../environments';
import { DEFAULT_PERMISSIONS, shareSuffix } from '../environments/certificate-authority-shares';
import {
  resourceShareName,
  shareArnParameterId,
  shareArnParameterName,
  shareId,
} from '../environments/names';
import { type Placement, type SharePermission, partitionOf } from '../modules/core';
import { CertificateAuthorityShare, ShareArnParameter } from '../modules/sharing';
import type { AccountProviders } from './account-providers';
import { renamedFrom } from './formerly';
import { authorityRegion } from './sharing-plan';

export interface CertificateAuthoritySharesProps {
  readonly environment: Environment;
  readonly providers: AccountProviders;
  /** ARNs of the CAs that shared services owns, by name. */
  readonly arns: ReadonlyMap<string, string>;
}

/** What one share is about. */
interface SharedAuthority {
  readonly name: string;
  readonly formerly?: string;
  readonly certificateAuthorityArn: string;
  readonly permission: SharePermission;
  readonly at: Placement;
}

/** The shares of the CAs: one for each permission, and one more for accounts that have to accept. */
export class CertificateAuthorityShares extends Construct {
  private readonly environment: Environment;

  constructor(scope: Construct, id: string, props: CertificateAuthoritySharesProps) {
    super(scope, id);
    this.environment = props.environment;
    const { certificateAuthorities = {} } = this.environment.sharedServices;
    for (const [name, certificateAuthorityArn] of props.arns) {
      const { shareWith, formerly } = certificateAuthorities[name] ?? {};
      if (!shareWith) continue;
      const at = props.providers.at(authorityRegion(this.environment, name));
      for (const permission of shareWith.permissions ?? DEFAULT_PERMISSIONS) {
        this.define({ name, formerly, certificateAuthorityArn, permission, at }, shareWith);
      }
    }
  }

  private define(authority: SharedAuthority, shareWith: ShareWith): void {
    const immediate = this.principalsOfOrganization(shareWith);
    if (immediate.length > 0) this.share(authority, immediate, false);

    const accepting = this.principalsThatAccept(shareWith);
    if (accepting.length === 0) return;
    const { resourceShareArn } = this.share(authority, accepting, true);
    if (authority.permission !== 'issue') return;
    const parameter = new ShareArnParameter(this, shareArnParameterId(authority.name), {
      parameterName: shareArnParameterName(this.environment.name, authority.name),
      resourceShareArn,
      at: authority.at,
    });
    renamedFrom(parameter, authority.formerly && shareArnParameterId(authority.formerly));
  }

  private share(
    { name, formerly, certificateAuthorityArn, permission, at }: SharedAuthority,
    principals: readonly string[],
    accepted: boolean,
  ): CertificateAuthorityShare {
    const suffix = shareSuffix(permission, accepted);
    const share = new CertificateAuthorityShare(this, shareId(name, suffix), {
      shareName: resourceShareName(this.environment.name, name, suffix),
      certificateAuthorityArn,
      principals,
      permission,
      allowExternalPrincipals: accepted,
      at,
    });
    renamedFrom(share, formerly && shareId(formerly, suffix));
    return share;
  }

  /** Principals for whom RAM needs no invitation. */
  private principalsOfOrganization(shareWith: ShareWith): string[] {
    const { id, managementAccountId, ramSharingEnabled } = this.environment.organization;
    if (!ramSharingEnabled) return [];
    const whole = shareWith.organization
      ? [
          `arn:${partitionOf(this.environment.sharedServices.region)}:organizations::${managementAccountId}:organization/${id}`,
        ]
      : [];
    return unique([
      ...whole,
      ...(shareWith.organizationalUnitArns ?? []),
      ...this.accountIds(shareWith.accounts),
    ]);
  }

  private principalsThatAccept(shareWith: ShareWith): string[] {
    const { ramSharingEnabled } = this.environment.organization;
    return unique([
      ...(ramSharingEnabled ? [] : this.accountIds(shareWith.accounts)),
      ...this.accountIds(shareWith.externalAccounts),
    ]);
  }

  private accountIds(accounts: readonly string[] = []): string[] {
    const { applications } = this.environment;
    return accounts.map((account) =>
      Object.hasOwn(applications, account) ? applications[account]!.accountId : account,
    );
  }
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
