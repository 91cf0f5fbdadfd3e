import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { CERTIFICATE_AUTHORITY_LEVELS, type UsageMode, ValidationError, Words } from '../core';
import type { CertificateAuthorityProps } from './certificate-authority-props';
import {
  ExternallySignedCertificateAuthority,
  type ExternallySignedCertificateAuthorityProps,
} from './externally-signed-certificate-authority';
import { monthlyPrice } from './price';
import { RootCertificateAuthority } from './root-certificate-authority';
import type { ParentAuthority } from './parent-authority';
import { SubordinateCertificateAuthority } from './subordinate-certificate-authority';

/** A CA of a hierarchy. */
export interface HierarchyMember extends CertificateAuthorityProps {
  /**
   * Name of the CA that signs this one.
   *
   * @default - a root, which signs itself
   */
  readonly parent?: string;
}

/** A CA of a hierarchy that a CA outside AWS signs. */
export type ExternallySignedMember = Omit<ExternallySignedCertificateAuthorityProps, 'levelsBelow'>;

export interface CertificateAuthorityHierarchyProps {
  /** CAs by name, in any order. */
  readonly authorities: Readonly<Record<string, HierarchyMember>>;
  /**
   * CAs that a CA outside AWS signs, by name; they may sign those of `authorities`.
   *
   * @default - none
   */
  readonly externallySigned?: Readonly<Record<string, ExternallySignedMember>>;
  /**
   * CAs that are there already and may sign those of the hierarchy, by name.
   *
   * @default - none
   */
  readonly existing?: Readonly<Record<string, ParentAuthority>>;
}

const LEVELS_BELOW_ROOT = CERTIFICATE_AUTHORITY_LEVELS - 1;

/** Root and subordinate CAs, each activated after the one that signs it. */
export class CertificateAuthorityHierarchy extends Construct {
  private readonly members: ReadonlyMap<string, HierarchyMember>;
  private readonly authorities: Map<string, ParentAuthority>;
  private readonly requests = new Map<string, string>();
  private readonly roots = new Set<string>();

  constructor(scope: Construct, id: string, props: CertificateAuthorityHierarchyProps) {
    super(scope, id);
    this.members = new Map(Object.entries(props.authorities));
    this.authorities = new Map(Object.entries(props.existing ?? {}));
    const externallySigned = Object.entries(props.externallySigned ?? {});
    for (const [name, member] of externallySigned) this.defineExternallySigned(name, member);
    for (const name of this.members.keys()) this.define(name, []);
    this.tellPrice([...this.members.values(), ...externallySigned.map(([, member]) => member)]);
  }

  /** @throws ValidationError where the hierarchy has no CA of this name */
  public authority(name: string): ParentAuthority {
    const authority = this.authorities.get(name);
    if (!authority) {
      const names = [...new Set([...this.members.keys(), ...this.authorities.keys()])].join(', ') || 'none';
      throw new ValidationError(this, {
        subject: 'a CA',
        rule: 'must be declared',
        got: name,
        remedy: `the hierarchy has ${names}`,
      });
    }
    return authority;
  }

  /** What a CA that is signed outside AWS is to have signed, by name. */
  public get certificateSigningRequests(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.requests);
  }

  /** Certificates of the roots that clients have to trust, in PEM: of its own, and of those outside AWS. */
  public get rootCertificates(): readonly string[] {
    return [...this.roots];
  }

  private defineExternallySigned(name: string, member: ExternallySignedMember): void {
    const levelsBelow = this.levelsBelow(name);
    const authority = new ExternallySignedCertificateAuthority(this, name, { ...member, levelsBelow });
    this.requests.set(name, authority.certificateSigningRequest);
    if (authority.rootCertificate !== undefined) this.roots.add(authority.rootCertificate);
    const { region, keyAlgorithm, usageMode, validityYears } = authority;
    this.authorities.set(name, {
      // Whoever asks for the ARN of a CA that waits for its certificate is told so.
      get certificateAuthorityArn() {
        return authority.certificateAuthorityArn;
      },
      region,
      keyAlgorithm,
      usageMode,
      validityYears,
      at: member.at,
    });
  }

  private define(name: string, below: readonly string[]): ParentAuthority {
    const known = this.authorities.get(name);
    if (known) return known;
    const member = this.members.get(name);
    if (!member) return this.authority(name);
    if (below.includes(name)) {
      throw new ValidationError(this, {
        subject: 'parents',
        rule: 'must lead to a root',
        got: new Words(`the circle ${[...below, name].join(' -> ')}`),
        remedy: "leave out the root's parent",
      });
    }
    const { parent, ...props } = member;
    const authority =
      parent === undefined
        ? new RootCertificateAuthority(this, name, props)
        : new SubordinateCertificateAuthority(this, name, {
            ...props,
            parent: this.define(parent, [...below, name]),
            pathLength: this.levelsBelow(name),
          });
    if (authority instanceof RootCertificateAuthority) this.roots.add(authority.rootCertificate);
    const described = { ...describe(authority), at: member.at };
    this.authorities.set(name, described);
    return described;
  }

  /** How deep the tree goes below a CA, which its certificate has to allow. */
  private levelsBelow(name: string): 0 | 1 | 2 | 3 {
    const children = [...this.members].filter(([, { parent }]) => parent === name).map(([child]) => child);
    const levels =
      children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => this.levelsBelow(child)));
    if (levels >= LEVELS_BELOW_ROOT) {
      throw new ValidationError(this, {
        subject: 'a hierarchy',
        rule: `must have at most ${LEVELS_BELOW_ROOT + 1} levels`,
        got: new Words(`more below the root's child "${name}"`),
        remedy: 'take out a level',
      });
    }
    return levels as 0 | 1 | 2 | 3;
  }

  private tellPrice(members: ReadonlyArray<{ readonly usageMode?: UsageMode }>): void {
    const prices = members.map(({ usageMode }) => monthlyPrice(usageMode));
    if (prices.length === 0) return;
    const total = prices.reduce((sum, price) => sum + price, 0);
    Annotations.of(this).addInfo(
      `private CA: ${prices.length} ${prices.length === 1 ? 'CA costs' : 'CAs cost'} about ${total} USD a month, used or not`,
    );
  }
}

function describe(authority: RootCertificateAuthority | SubordinateCertificateAuthority): ParentAuthority {
  const { certificateAuthorityArn, region, keyAlgorithm, usageMode, validityYears } = authority;
  return { certificateAuthorityArn, region, keyAlgorithm, usageMode, validityYears };
}
