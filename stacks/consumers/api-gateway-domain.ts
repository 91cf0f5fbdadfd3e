import { DataAwsApiGatewayRestApi } from '@cdktf/provider-aws/lib/data-aws-api-gateway-rest-api';
import type { ApiGatewayDomain as Declared } from '../../environments';
import { ApiGatewayDomain } from '../../modules/consumers';
import { certificateRequirements } from '../../modules/core';
import { apiMutualTls } from './api-mutual-tls';
import { restApiIds } from './rest-apis';
import type { Wiring } from './wiring';

export const wireApiGatewayDomain: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const restApi =
    consumer.restApiName === undefined
      ? undefined
      : new DataAwsApiGatewayRestApi(scope, 'RestApi', {
          provider: at.provider,
          region: at.region,
          name: consumer.restApiName,
        });
  const idOf = restApiIds(scope, at);
  const { region: certificateRegion = region } = certificateRequirements(
    consumer.endpointType === 'EDGE' ? 'edgeApiDomain' : 'regionalApiDomain',
  );
  return new ApiGatewayDomain(scope, 'Domain', {
    domainName: consumer.domainName,
    certificate: certificates.inRegion(consumer.certificate, certificateRegion),
    endpointType: consumer.endpointType,
    restApiId: restApi?.id,
    stageName: consumer.stageName,
    mappings: consumer.mappings?.map(({ restApiName, stageName, basePath }) => ({
      restApiId: idOf(restApiName),
      stageName,
      basePath,
    })),
    securityPolicy: consumer.securityPolicy,
    endpointAccessMode: consumer.endpointAccessMode,
    mutualTls: apiMutualTls(scope, consumer.mutualTls, { at, region, certificates }),
    at,
  });
};
