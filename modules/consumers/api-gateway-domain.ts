import { ApiGatewayBasePathMapping } from '@cdktf/provider-aws/lib/api-gateway-base-path-mapping';
import { ApiGatewayDomainName } from '@cdktf/provider-aws/lib/api-gateway-domain-name';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  regionOf,
} from '../core/constructs';
import { type RestApiMapping, checkMappingPaths, mappingConstructId } from './api-mappings';
import { type ApiMutualTls, checkOwnershipCertificate, mutualTlsAuthentication } from './api-mutual-tls';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

export type ApiGatewayEndpointType = 'REGIONAL' | 'EDGE';

export interface ApiGatewayDomainProps {
  /** Name clients ask for; a wildcard is allowed. It must be unique in the Region across all AWS accounts. */
  readonly domainName: string;
  /** In the API's Region for `REGIONAL`, in us-east-1 for `EDGE`. */
  readonly certificate: ICertificate;
  /**
   * Whether clients reach the Region directly or through CloudFront, which takes about 40 minutes to set up.
   *
   * @default 'REGIONAL'
   */
  readonly endpointType?: ApiGatewayEndpointType;
  /**
   * Oldest protocol offered to clients, and the ciphers: `TLS_1_2`, `TLS_1_0` or, with AWS provider 6.28, one that begins
   * with `SecurityPolicy_`.
   *
   * @default 'TLS_1_2'
   */
  readonly securityPolicy?: string;
  /**
   * Whether clients must come to this very name, by this type of endpoint (`STRICT`); `BASIC` lets a change to a security
   * policy that begins with `SecurityPolicy_` be watched first. It is for these policies only.
   *
   * @default 'STRICT' with these policies
   */
  readonly endpointAccessMode?: 'STRICT' | 'BASIC';
  /**
   * Whether clients show certificates too; for `REGIONAL` with `TLS_1_2`.
   *
   * @default - they do not
   */
  readonly mutualTls?: ApiMutualTls;
  /**
   * REST APIs to serve under the name, each under a path of one level.
   *
   * @default - `restApiId`
   */
  readonly mappings?: readonly RestApiMapping[];
  /**
   * The one REST API to serve under the name.
   *
   * @default - `mappings` or none; the name answers nothing until something maps an API to it
   */
  readonly restApiId?: string;
  /**
   * Stage of the API.
   *
   * @default - clients name the stage in the path
   */
  readonly stageName?: string;
  /**
   * First part of the path that leads to the API.
   *
   * @default - the whole name
   */
  readonly basePath?: string;
  /**
   * Account and Region of the API.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** A custom domain name of REST APIs. Another certificate is taken over in place. */
export class ApiGatewayDomain extends Construct implements RecordTarget {
  public readonly domainName: string;
  /** Target of the alias record. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for an alias record in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: ApiGatewayDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    const endpointType = props.endpointType ?? 'REGIONAL';
    const atEdge = endpointType === 'EDGE';
    const { certificateArn } = props.certificate;
    this.domainName = checkedDomainName(this, props.domainName);
    const use = { region: regionOf(at), accountId: at.accountId, hostNames: [this.domainName] };
    checkCertificate(this, props.certificate, {
      ...use,
      ...(atEdge ? CERTIFICATE_REQUIREMENTS.edgeApiDomain : CERTIFICATE_REQUIREMENTS.regionalApiDomain),
    });
    this.checkTls(props);
    checkOwnershipCertificate(this, props.mutualTls, use);

    const domain = new ApiGatewayDomainName(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      domainName: this.domainName,
      certificateArn: atEdge ? certificateArn : undefined,
      regionalCertificateArn: atEdge ? undefined : certificateArn,
      endpointConfiguration: { types: [endpointType] },
      securityPolicy: props.securityPolicy ?? 'TLS_1_2',
      mutualTlsAuthentication: mutualTlsAuthentication(props.mutualTls),
      ownershipVerificationCertificateArn: props.mutualTls?.ownershipCertificate?.certificateArn,
      tags: props.tags,
    });
    if (isEnhanced(props.securityPolicy)) {
      // The bindings are of AWS provider 6.25; the argument is of 6.28 (its CHANGELOG).
      domain.addOverride('endpoint_access_mode', props.endpointAccessMode ?? 'STRICT');
    }
    this.mapApis(domain, props, at);
    this.targetDomainName = atEdge ? domain.cloudfrontDomainName : domain.regionalDomainName;
    this.targetHostedZoneId = atEdge ? domain.cloudfrontZoneId : domain.regionalZoneId;
  }

  private mapApis(domain: ApiGatewayDomainName, props: ApiGatewayDomainProps, at: Placement): void {
    const { restApiId, stageName, basePath, mappings = [] } = props;
    this.checkMappings(props);
    const all = restApiId === undefined ? mappings : [{ restApiId, stageName, basePath }];
    for (const mapping of all) {
      // That of the one API has its address whatever its path is.
      const constructId =
        restApiId === undefined ? mappingConstructId(mapping.basePath) : mappingConstructId(undefined);
      new ApiGatewayBasePathMapping(this, constructId, {
        provider: at.provider,
        region: at.region,
        domainName: domain.domainName,
        apiId: mapping.restApiId,
        stageName: mapping.stageName,
        basePath: mapping.basePath,
      });
    }
  }

  private checkMappings({ restApiId, stageName, basePath, mappings }: ApiGatewayDomainProps): void {
    if (restApiId === undefined && (stageName !== undefined || basePath !== undefined)) {
      throw new ValidationError(this, {
        subject: 'stageName and basePath',
        rule: 'need a restApiId',
        got: new Words(`${stageName === undefined ? 'basePath' : 'stageName'} alone`),
        remedy: 'name the API to map, or leave both out',
      });
    }
    if (restApiId !== undefined && mappings !== undefined) {
      throw new ValidationError(this, {
        subject: 'mappings',
        rule: 'must be left out with restApiId',
        got: new Words('both'),
        remedy: 'put the API of restApiId among the mappings',
      });
    }
    checkMappingPaths(
      this,
      'basePath',
      (mappings ?? []).map((mapping) => mapping.basePath),
      'one',
    );
  }

  /** API Gateway Developer Guide, mutual TLS for REST APIs, and security policies. */
  private checkTls({
    endpointType,
    mutualTls,
    securityPolicy,
    endpointAccessMode,
  }: ApiGatewayDomainProps): void {
    if (mutualTls && endpointType === 'EDGE') {
      throw new ValidationError(this, {
        subject: 'mutualTls',
        rule: 'is for REGIONAL domain names',
        got: endpointType,
        remedy: 'make the domain name REGIONAL, or leave mutualTls out',
      });
    }
    if (mutualTls && isKnown(securityPolicy) && securityPolicy !== 'TLS_1_2') {
      throw new ValidationError(this, {
        subject: 'mutualTls',
        rule: 'needs the security policy TLS_1_2',
        got: securityPolicy,
        remedy: 'leave securityPolicy out',
      });
    }
    if (endpointAccessMode !== undefined && !isEnhanced(securityPolicy)) {
      throw new ValidationError(this, {
        subject: 'endpointAccessMode',
        rule: 'is for security policies that begin with SecurityPolicy_',
        got: securityPolicy ?? 'TLS_1_2',
        remedy: 'leave it out, or choose such a policy',
      });
    }
  }
}

function isEnhanced(policy: string | undefined): boolean {
  return isKnown(policy) && policy.startsWith('SecurityPolicy_');
}
