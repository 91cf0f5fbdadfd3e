import type { PrivateApiDomain as Declared } from '../../environments';
import { PrivateApiDomain } from '../../modules/consumers';
import { restApiIds } from './rest-apis';
import type { Wiring } from './wiring';

export const wirePrivateApiDomain: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  const { mappings = [] } = consumer;
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const idOf = restApiIds(scope, at, {
    condition: '${contains(self.endpoint_configuration[0].types, "PRIVATE")}',
    errorMessage: 'a private domain name leads to private REST APIs only: this API is not PRIVATE',
  });
  new PrivateApiDomain(scope, 'Domain', {
    domainName: consumer.domainName,
    certificate: certificates.inRegion(consumer.certificate, region),
    vpcEndpointIds: Object.fromEntries(consumer.vpcEndpointIds.map((id) => [id, id])),
    sharedWith: consumer.sharedWith,
    allowExternalPrincipals: consumer.allowExternalPrincipals,
    mappings: mappings.map(({ restApiName, stageName, basePath }) => ({
      restApiId: idOf(restApiName),
      stageName,
      basePath,
    })),
    at,
  });
  // Its record is an alias of the VPC endpoint in a private zone of the VPC, and the zones here are public.
  return undefined;
};
