import { ApiGatewayBasePathMapping } from '@cdktf/provider-aws/lib/api-gateway-base-path-mapping';
import { ApiGatewayDomainName } from '@cdktf/provider-aws/lib/api-gateway-domain-name';
import { ApiGatewayDomainNameAccessAssociation } from '@cdktf/provider-aws/lib/api-gateway-domain-name-access-association';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  regionOf,
} from '../core/constructs';
import { shareResource } from '../sharing/resource-share';
import { type RestApiMapping, checkMappingPaths, mappingConstructId } from './api-mappings';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

export interface PrivateApiDomainProps {
  /** Name clients ask for; no wildcard. Other accounts may have the same. */
  readonly domainName: string;
  /** In the APIs' Region; a wildcard is allowed on it. */
  readonly certificate: ICertificate;
  /**
   * Ids of the VPC endpoints of `execute-api` through which clients come, by name; nothing else reaches the domain. At
   * least one. The name is part of the association's address.
   *
   * An endpoint that clients reach public domain names through cannot serve private ones too.
   */
  readonly vpcEndpointIds: Readonly<Record<string, string>>;
  /**
   * Ids of VPC endpoints of other accounts that may come too, by account id. The domain is shared with those accounts by
   * AWS RAM, under its own name, and they make the associations themselves with `domainNameArn`.
   *
   * @default - only those of `vpcEndpointIds`
   */
  readonly sharedWith?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether accounts outside the organization may be among those of `sharedWith`; they have 12 hours to accept the share
   * (API Gateway Developer Guide, share a private custom domain name).
   *
   * @default false
   */
  readonly allowExternalPrincipals?: boolean;
  /**
   * Private REST APIs to serve under the name; each has a resource policy of its own, which must allow the endpoints too.
   *
   * @default - none; the name answers nothing until something maps an API to it
   */
  readonly mappings?: readonly RestApiMapping[];
  /**
   * Account and Region of the APIs and the VPC endpoints.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A custom domain name of private REST APIs, which answers in VPCs only, with TLS 1.2.
 *
 * Another certificate is taken over in place, in about 15 minutes. It is no `RecordTarget`: its name is an alias, in a
 * private zone, of the VPC endpoint.
 */
export class PrivateApiDomain extends Construct {
  public readonly domainName: string;
  /** Tells the name from others of the same name; with it, it can be shared by RAM. */
  public readonly domainNameArn: string;

  constructor(scope: Construct, id: string, props: PrivateApiDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    const { mappings = [], sharedWith = {} } = props;
    this.domainName = checkedDomainName(this, props.domainName);
    this.checkNoWildcard();
    this.checkEndpoints(props);
    checkCertificate(this, props.certificate, {
      region: regionOf(at),
      ...CERTIFICATE_REQUIREMENTS.privateApiDomain,
      accountId: at.accountId,
      hostNames: [this.domainName],
    });
    checkMappingPaths(
      this,
      'basePath',
      mappings.map(({ basePath }) => basePath),
      'one',
    );

    const domain = new ApiGatewayDomainName(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      domainName: this.domainName,
      certificateArn: props.certificate.certificateArn,
      endpointConfiguration: { types: ['PRIVATE'] },
      policy: JSON.stringify(
        invokePolicy([...Object.values(props.vpcEndpointIds), ...Object.values(sharedWith).flat()]),
      ),
      securityPolicy: 'TLS_1_2',
      tags: props.tags,
    });
    for (const { restApiId, stageName, basePath } of mappings) {
      new ApiGatewayBasePathMapping(this, mappingConstructId(basePath), {
        provider: at.provider,
        region: at.region,
        domainName: domain.domainName,
        // Without it AWS takes the public domain name of the same name.
        domainNameId: domain.domainNameId,
        apiId: restApiId,
        stageName,
        basePath,
      });
    }
    for (const [name, vpcEndpointId] of Object.entries(props.vpcEndpointIds)) {
      new ApiGatewayDomainNameAccessAssociation(this, `Access-${name}`, {
        provider: at.provider,
        region: at.region,
        domainNameArn: domain.arn,
        accessAssociationSource: vpcEndpointId,
        accessAssociationSourceType: 'VPCE',
        tags: props.tags,
      });
    }
    this.domainNameArn = domain.arn;
    if (Object.keys(sharedWith).length > 0) {
      shareResource(new Construct(this, 'Share'), {
        shareName: this.domainName,
        resource: { id: 'DomainName', arn: domain.arn },
        principals: Object.keys(sharedWith),
        allowExternalPrincipals: props.allowExternalPrincipals,
        at,
        tags: props.tags,
      });
    }
  }

  private checkNoWildcard(): void {
    if (!isKnown(this.domainName) || !this.domainName.startsWith('*.')) return;
    throw new ValidationError(this, {
      subject: 'domainName',
      rule: 'must not be a wildcard, which API Gateway takes for no private domain name',
      got: this.domainName,
      remedy: 'make a domain for each name; they may have one wildcard certificate',
    });
  }

  private checkEndpoints({ vpcEndpointIds }: PrivateApiDomainProps): void {
    if (Object.keys(vpcEndpointIds).length > 0) return;
    throw new ValidationError(this, {
      subject: 'vpcEndpointIds',
      rule: 'must have at least one VPC endpoint, as nothing else reaches the domain',
      got: new Words('none'),
      remedy: 'name the endpoint of execute-api that clients use',
    });
  }
}

/**
 * Lets in what comes through the VPC endpoints alone (API Gateway Developer Guide, tutorial on private domain names).
 *
 * AWS writes the short `execute-api:/*` of that page out when it is read back, which each plan would change again; `*`
 * stays, and a policy on a domain name is about that domain name alone.
 */
function invokePolicy(vpcEndpointIds: readonly string[]) {
  const everybody = { Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', ...everybody },
      {
        Effect: 'Deny',
        ...everybody,
        Condition: { StringNotEquals: { 'aws:SourceVpce': vpcEndpointIds } },
      },
    ],
  };
}
