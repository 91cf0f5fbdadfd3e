import { Construct } from 'constructs';
import type { Environment } from '../environments';
import { authorityOf, authorityRegion } from '../environments/certificate-authorities/places';
import { type Share, shareSuffix, sharesOf } from '../environments/certificate-authorities/shares';
import {
  resourceShareName,
  shareArnParameterId,
  shareArnParameterName,
  shareId,
} from '../environments/names';
import type { Placement } from '../modules/core';
import { CertificateAuthorityShare, ShareArnParameter } from '../modules/sharing';
import type { AccountProviders } from './account-providers';
import { renamedFrom } from './formerly';

export interface CertificateAuthoritySharesProps {
  readonly environment: Environment;
  readonly providers: AccountProviders;
  /** ARNs of the CAs that shared services owns, by name. */
  readonly arns: ReadonlyMap<string, string>;
}

/** A CA that is shared. */
interface SharedAuthority {
  readonly name: string;
  readonly formerly?: string;
  readonly certificateAuthorityArn: string;
  readonly at: Placement;
}

/** The shares of the CAs, and the parameters by which accounts that have to accept find theirs. */
export class CertificateAuthorityShares extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CertificateAuthoritySharesProps,
  ) {
    super(scope, id);
    const { environment, providers, arns } = props;
    for (const [name, certificateAuthorityArn] of arns) {
      const { shareWith, formerly } = authorityOf(environment, name);
      if (!shareWith) continue;
      const at = providers.at(authorityRegion(environment, name));
      for (const share of sharesOf(environment, shareWith)) {
        this.define({ name, formerly, certificateAuthorityArn, at }, share);
      }
    }
  }

  private define({ name, formerly, certificateAuthorityArn, at }: SharedAuthority, share: Share): void {
    const { name: environmentName } = this.props.environment;
    const { permission, accepted, principals } = share;
    const suffix = shareSuffix(share);
    const construct = new CertificateAuthorityShare(this, shareId(name, suffix), {
      shareName: resourceShareName(environmentName, name, suffix),
      certificateAuthorityArn,
      principals,
      permission,
      allowExternalPrincipals: accepted,
      at,
    });
    renamedFrom(construct, formerly && shareId(formerly, suffix));
    if (!accepted || permission !== 'issue') return;
    const parameter = new ShareArnParameter(this, shareArnParameterId(name), {
      parameterName: shareArnParameterName(environmentName, name),
      resourceShareArn: construct.resourceShareArn,
      at,
    });
    renamedFrom(parameter, formerly && shareArnParameterId(formerly));
  }
}
