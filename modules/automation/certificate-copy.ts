import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { RegionalCertificates, placementsById } from '../certificate/regional-certificates';
import {
  type ICertificate,
  type KeyAlgorithm,
  type Placement,
  type RoleSettings,
  type Tags,
  distributionAlias,
  partitionOf,
  policyText,
} from '../core/constructs';
import { certificateStatements } from './certificate-rights';
import { placeOf } from './place';
import { placedByFunction } from './placed-by-function';

/** The function of a `CertificateDistribution`, as other accounts know it. */
export interface DistributingFunction {
  readonly accountId: string;
  readonly region: string;
  readonly functionName: string;
  /** Path of its role. @default '/' */
  readonly rolePath?: string;
}

export interface CertificateCopyProps extends RoleSettings {
  readonly distributedBy: DistributingFunction;
  /** Name of the role that the function assumes, without its path; the same in every account. */
  readonly roleName: string;
  /** Value of the tag `certfleet:certificate`, by which the function finds its copies; the same in every account. */
  readonly certificate: string;
  /** Account and Regions of the copies; each says its Region and account. */
  readonly placements: readonly [Placement, ...Placement[]];
  /** Names of the certificate; the first is its name for people. */
  readonly domainNames: readonly [string, ...string[]];
  /** @default - unknown, so consumers do not check it */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** Of the role. @default - the provider's default tags only */
  readonly tags?: Tags;
  /** Of the copies besides: the function makes them, so they have none of the provider's default tags. @default - none */
  readonly certificateTags?: Tags;
}

/**
 * Copies of another account's certificate: its function imports them while this stack is applied, brings them up to each renewal
 * under the same ARN, and deletes them when they are taken out.
 *
 * @throws ValidationError where a placement says no Region or account
 */
export class CertificateCopy extends RegionalCertificates {
  public readonly domainNames: readonly string[];
  protected readonly certificates: readonly ICertificate[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CertificateCopyProps,
  ) {
    super(scope, id);
    const { distributedBy, certificate, domainNames, keyAlgorithm, tags, certificateTags } = props;
    this.domainNames = domainNames;
    const copies = [...placementsById(this, props.placements)].map(([regionId, at]) => ({
      regionId,
      at,
      ...placeOf(this, at),
    }));
    const ready = this.role(copies.map(({ region }) => region));
    const { accountId: owner, region: functionRegion, functionName } = distributedBy;
    this.certificates = copies.map(({ regionId, at, region, accountId }) => ({
      certificateArn: placedByFunction(new Construct(this, regionId), {
        placing: {
          functionName: `arn:${partitionOf(region)}:lambda:${functionRegion}:${owner}:function:${functionName}`,
          qualifier: distributionAlias(accountId),
          at,
          ready,
        },
        at,
        region,
        certificate,
        domainNames,
        tags: { Name: domainNames[0], ...tags, ...certificateTags },
      }),
      region,
      accountId,
      domainNames,
      keyAlgorithm,
      certificateType: 'IMPORTED',
    }));
  }

  /** Assumed by the function alone, for its copies alone. */
  private role(regions: readonly string[]): readonly [IamRole, IamRolePolicy] {
    const { distributedBy, roleName, certificate, rolePath, permissionsBoundary, tags } = this.props;
    const [at] = this.props.placements;
    const { region, accountId } = placeOf(this, at);
    const partition = partitionOf(region);
    const owner = `arn:${partition}:iam::${distributedBy.accountId}`;
    const role = new IamRole(this, 'Role', {
      provider: at.provider,
      name: roleName,
      path: rolePath,
      description: `Lets a function of ${distributedBy.accountId} import ${this.domainNames[0]}`,
      permissionsBoundary,
      assumeRolePolicy: policyText([
        {
          Sid: 'OnlyTheFunction',
          Effect: 'Allow',
          Principal: { AWS: `${owner}:root` },
          Action: 'sts:AssumeRole',
          Condition: {
            ArnEquals: {
              'aws:PrincipalArn': `${owner}:role${distributedBy.rolePath ?? '/'}${distributedBy.functionName}`,
            },
          },
        },
      ]),
      tags,
    });
    const policy = new IamRolePolicy(this, 'Policy', {
      provider: at.provider,
      name: roleName,
      role: role.name,
      policy: policyText(certificateStatements({ partition, accountId, regions, certificate })),
    });
    return [role, policy];
  }
}
