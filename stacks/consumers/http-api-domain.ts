import { DataAwsApigatewayv2Apis } from '@cdktf/provider-aws/lib/data-aws-apigatewayv2-apis';
import { Fn } from 'cdktf';
import type { HttpApiDomain as Declared } from '../../environments';
import { HttpApiDomain } from '../../modules/consumers';
import { apiMutualTls } from './api-mutual-tls';
import type { Wiring } from './wiring';

export const wireHttpApiDomain: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  const { protocol = 'HTTP', mappings = [] } = consumer;
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const ids = new Map(
    [...new Set(mappings.flatMap(({ apiName }) => apiName ?? []))].map((apiName) => [
      apiName,
      Fn.one(
        new DataAwsApigatewayv2Apis(scope, `Api-${encodeURIComponent(apiName)}`, {
          provider: at.provider,
          region: at.region,
          name: apiName,
          protocolType: protocol,
          lifecycle: {
            postcondition: [
              {
                condition: '${length(self.ids) == 1}',
                errorMessage: `one ${protocol} API must have the name ${JSON.stringify(apiName)} in ${region}; where several have it, say apiId`,
              },
            ],
          },
        }).ids,
      ) as string,
    ]),
  );
  const idOf = (apiName: string | undefined): string => {
    const id = apiName === undefined ? undefined : ids.get(apiName);
    if (id === undefined)
      throw new Error('a mapping says which API it is of: the check of environments sees to it');
    return id;
  };
  return new HttpApiDomain(scope, 'Domain', {
    domainName: consumer.domainName,
    certificate: certificates.inRegion(consumer.certificate, region),
    mappings: mappings.map(({ apiName, apiId, stageName, path }) => ({
      apiId: apiId ?? idOf(apiName),
      stageName,
      path,
    })),
    mutualTls: apiMutualTls(scope, consumer.mutualTls, { at, region, certificates }),
    at,
  });
};
