import { literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';
import { caCertificatesObjectPermissions, ownershipPermissions } from './buckets';

/** Where API Gateway is asked. */
export interface ApiPlace {
  readonly region: string;
  /** In the URL's form, for example `/domainnames/api.example.com`. */
  readonly path: string;
}

/** The ARN of a URL of API Gateway, which is of no account (Service Authorization Reference). */
export function apiArn({ partition }: PermissionAccount, { region, path }: ApiPlace): string {
  return `arn:${partition}:apigateway:${region}::${path}`;
}

/** Finding REST APIs by their names. */
export function restApiLookUp(account: PermissionAccount, region: string): Permission {
  return mayRead(
    'look up REST APIs',
    ['apigateway:GET'],
    [
      apiArn(account, { region, path: '/restapis' }),
      apiArn(account, { region, path: '/restapis/*/resources' }),
    ],
  );
}

/** Finding HTTP and WebSocket APIs by their names. */
export function httpApiLookUp(account: PermissionAccount, region: string): Permission {
  return mayRead(
    'look up HTTP and WebSocket APIs',
    ['apigateway:GET'],
    [apiArn(account, { region, path: '/apis' })],
  );
}

/** A domain name, and what it leads to: `basepathmappings` or `apimappings`. */
export function apiDomainPermissions(
  account: PermissionAccount,
  region: string,
  domainName: string,
  mappings: 'basepathmappings' | 'apimappings',
): Permission[] {
  const arn = (path: string) => apiArn(account, { region, path });
  const domain = `/domainnames/${literal(domainName)}`;
  return [
    mayRead(
      'read domain names of APIs',
      ['apigateway:GET'],
      [arn(domain), arn(`${domain}/${mappings}`), arn(`${domain}/${mappings}/*`)],
    ),
    mayWrite(
      'create domain names of APIs',
      ['apigateway:POST'],
      [arn('/domainnames'), arn(`${domain}/${mappings}`)],
    ),
    mayWrite(
      'change and delete domain names of APIs',
      ['apigateway:DELETE', 'apigateway:PATCH'],
      [arn(domain), arn(`${domain}/${mappings}/*`)],
    ),
    mayWrite(
      'tag domain names of APIs',
      ['apigateway:DELETE', 'apigateway:POST', 'apigateway:PUT'],
      [arn('/tags/*')],
    ),
  ];
}

/** Serving a name at the edge, by a distribution that API Gateway keeps. */
export function edgePermissions({ partition }: PermissionAccount): Permission {
  return bySource(
    'Amazon Cognito Developer Guide, using your own domain: services keep distributions with the rights of the caller',
    mayWrite(
      'have API Gateway and Cognito serve names at the edge',
      ['cloudfront:UpdateDistribution'],
      [`arn:${partition}:cloudfront::*:distribution/*`],
    ),
  );
}

/** Buckets that API Gateway reads the CAs of clients from; the AWS provider makes up the rest of the name. */
const HANDED_OVER = { bucketName: 'certfleet-api-trust-store-*', what: 'buckets of trust stores of APIs' };

/** Certificates of clients: the domain's CAs, and the rights that AWS asks for apart. */
export function apiMutualTlsPermissions(
  account: PermissionAccount,
  region: string,
  domainName: string,
): Permission[] {
  const domainNames: Permission['resources'] = [
    apiArn(account, { region, path: '/domainnames' }),
    apiArn(account, { region, path: `/domainnames/${domainName}` }),
  ];
  return [
    ...caCertificatesObjectPermissions(account, HANDED_OVER),
    ...ownershipPermissions(account, HANDED_OVER),
    mayWrite(
      'let domain names of APIs ask for certificates',
      ['apigateway:AddCertificateToDomain'],
      domainNames,
    ),
    bySource(
      'Service Authorization Reference, API Gateway Management: RemoveCertificateFromDomain',
      mayWrite(
        'let domain names of APIs give certificates back',
        ['apigateway:RemoveCertificateFromDomain'],
        domainNames,
      ),
    ),
    bySource(
      'API Gateway Developer Guide, mutual TLS authentication for REST APIs',
      mayWrite(
        'have API Gateway fetch CAs of clients',
        ['s3:GetObjectVersion'],
        [`arn:${account.partition}:s3:::${HANDED_OVER.bucketName}/*`],
      ),
    ),
  ];
}

/** A domain name of private APIs, which AWS tells apart by an id behind the name, and who reaches it. */
export function privateApiDomainPermissions(
  account: PermissionAccount,
  region: string,
  domainName: string,
): Permission[] {
  const arn = (path: string) => apiArn(account, { region, path });
  const name = `/domainnames/${literal(domainName)}`;
  const own = regionalArn(account, 'apigateway', region, `${name}+*`);
  const associations = regionalArn(account, 'apigateway', region, '/domainnameaccessassociations');
  // Behind the domain name stand its id and the endpoint (API Gateway API Reference, CreateDomainNameAccessAssociation).
  const association = `${associations}/domainname/${domainName}+*`;
  return [
    mayRead(
      'read private domain names of APIs',
      ['apigateway:GET'],
      [
        arn('/tags/*'),
        arn(`${name}+*/basepathmappings`),
        arn(`${name}+*/basepathmappings/*`),
        own,
        associations,
      ],
    ),
    mayWrite(
      'create private domain names of APIs',
      ['apigateway:POST'],
      [arn('/domainnames'), arn(`${name}+*/basepathmappings`), associations],
    ),
    mayWrite(
      'change and delete private domain names of APIs',
      ['apigateway:DELETE', 'apigateway:PATCH'],
      [arn(`${name}+*/basepathmappings/*`), own, association],
    ),
    mayWrite('tag private domain names of APIs', ['apigateway:DELETE', 'apigateway:PUT'], [arn('/tags/*')]),
    mayWrite(
      'let endpoints into private domain names of APIs',
      ['apigateway:CreateAccessAssociation', 'apigateway:UpdateDomainNamePolicy'],
      [own],
    ),
    mayWrite(
      'say who may call private domain names of APIs',
      ['apigateway:UpdateDomainNamePolicy'],
      [arn('/domainnames')],
    ),
  ];
}
