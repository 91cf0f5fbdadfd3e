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
  domainNameProblem,
  isKnown,
  normalizeDomainName,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';

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
   * Oldest protocol offered to clients.
   *
   * @default 'TLS_1_2'
   */
  readonly securityPolicy?: 'TLS_1_0' | 'TLS_1_2';
  /**
   * REST API to serve under the name.
   *
   * @default - none; the name answers nothing until something maps an API to it
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
    this.domainName = isKnown(props.domainName) ? normalizeDomainName(props.domainName) : props.domainName;
    this.checkDomainName();
    checkCertificate(this, props.certificate, {
      region: regionOf(at),
      ...(atEdge ? CERTIFICATE_REQUIREMENTS.edgeApiDomain : CERTIFICATE_REQUIREMENTS.regionalApiDomain),
      accountId: at.accountId,
      hostNames: [this.domainName],
    });

    const domain = new ApiGatewayDomainName(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      domainName: this.domainName,
      certificateArn: atEdge ? certificateArn : undefined,
      regionalCertificateArn: atEdge ? undefined : certificateArn,
      endpointConfiguration: { types: [endpointType] },
      securityPolicy: props.securityPolicy ?? 'TLS_1_2',
      tags: props.tags,
    });
    this.mapApi(domain, props, at);
    this.targetDomainName = atEdge ? domain.cloudfrontDomainName : domain.regionalDomainName;
    this.targetHostedZoneId = atEdge ? domain.cloudfrontZoneId : domain.regionalZoneId;
  }

  private mapApi(domain: ApiGatewayDomainName, props: ApiGatewayDomainProps, at: Placement): void {
    const { restApiId, stageName, basePath } = props;
    if (restApiId !== undefined) {
      new ApiGatewayBasePathMapping(this, 'Mapping', {
        provider: at.provider,
        region: at.region,
        domainName: domain.domainName,
        apiId: restApiId,
        stageName,
        basePath,
      });
    } else if (stageName !== undefined || basePath !== undefined) {
      throw new ValidationError(this, {
        subject: 'stageName and basePath',
        rule: 'need a restApiId',
        got: new Words(`${stageName === undefined ? 'basePath' : 'stageName'} alone`),
        remedy: 'name the API to map, or leave both out',
      });
    }
  }

  private checkDomainName(): void {
    const problem = isKnown(this.domainName) ? domainNameProblem(this.domainName) : undefined;
    if (problem) throw new ValidationError(this, { subject: 'domainName', ...problem });
  }
}
