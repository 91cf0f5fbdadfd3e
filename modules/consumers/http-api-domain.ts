import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  regionOf,
} from '../core/constructs';
import { checkMappingPaths, mappingConstructId } from './api-mappings';
import { type ApiMutualTls, checkOwnershipCertificate, mutualTlsAuthentication } from './api-mutual-tls';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

/** An API under the name, or under a path of it. */
export interface HttpApiMapping {
  /** An HTTP or a WebSocket API; a REST API may stand beside HTTP APIs. Another one replaces the mapping. */
  readonly apiId: string;
  /** Stage of the API, for example `$default`. */
  readonly stageName: string;
  /**
   * Path that leads to the API, of several levels too: `orders/v1`. It is part of the mapping's address.
   *
   * @default - every path that no other mapping has
   */
  readonly path?: string;
}

export interface HttpApiDomainProps {
  /** Name clients ask for; a wildcard is allowed. It must be unique in the Region across all AWS accounts. */
  readonly domainName: string;
  /** In the APIs' Region. */
  readonly certificate: ICertificate;
  /**
   * APIs to serve under the name. WebSocket APIs have a name to themselves.
   *
   * @default - none; the name answers nothing until something maps an API to it
   */
  readonly mappings?: readonly HttpApiMapping[];
  /**
   * Whether clients show certificates too; not for WebSocket APIs.
   *
   * @default - they do not
   */
  readonly mutualTls?: ApiMutualTls;
  /**
   * Account and Region of the APIs.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** A custom domain name of HTTP or WebSocket APIs, with TLS 1.2. Another certificate is taken over in place. */
export class HttpApiDomain extends Construct implements RecordTarget {
  public readonly domainName: string;
  /** Target of the alias record. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for an alias record in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: HttpApiDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    const mappings = props.mappings ?? [];
    this.domainName = checkedDomainName(this, props.domainName);
    const use = { region: regionOf(at), accountId: at.accountId, hostNames: [this.domainName] };
    checkCertificate(this, props.certificate, { ...CERTIFICATE_REQUIREMENTS.httpApiDomain, ...use });
    checkOwnershipCertificate(this, props.mutualTls, use);
    checkMappingPaths(
      this,
      'path',
      mappings.map(({ path }) => path),
      'several',
    );

    const domain = new Apigatewayv2DomainName(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      domainName: this.domainName,
      domainNameConfiguration: {
        certificateArn: props.certificate.certificateArn,
        // API Gateway has no others for these APIs (Developer Guide, API mappings for HTTP APIs: restrictions).
        endpointType: 'REGIONAL',
        securityPolicy: 'TLS_1_2',
        ownershipVerificationCertificateArn: props.mutualTls?.ownershipCertificate?.certificateArn,
      },
      mutualTlsAuthentication: mutualTlsAuthentication(props.mutualTls),
      tags: props.tags,
    });
    for (const { apiId, stageName, path } of mappings) {
      new Apigatewayv2ApiMapping(this, mappingConstructId(path), {
        provider: at.provider,
        region: at.region,
        domainName: domain.domainName,
        apiId,
        stage: stageName,
        apiMappingKey: path,
      });
    }
    this.targetDomainName = domain.domainNameConfiguration.targetDomainName;
    this.targetHostedZoneId = domain.domainNameConfiguration.hostedZoneId;
  }
}
