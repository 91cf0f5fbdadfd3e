import type { NetworkFirewallInspection as Declared } from '../../environments';
import { NetworkFirewallInspection } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireNetworkFirewallInspection: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const { certificate, additionalCertificates = [], certificateAuthorityArn } = consumer;
  new NetworkFirewallInspection(scope, 'Inspection', {
    configurationName: consumer.configurationName,
    certificates: [certificate, ...additionalCertificates].map((name) => certificates.inRegion(name, region)),
    hostNames: consumer.hostNames,
    scopes: consumer.scopes,
    certificateAuthority:
      certificateAuthorityArn === undefined ? undefined : { certificateArn: certificateAuthorityArn },
    at: providers.at(region),
  });
  // Clients ask the servers behind the firewall, which are others'.
  return undefined;
};
