import type { Construct } from 'constructs';
import type { LoadBalancerListener as Declared } from '../../environments';
import type { MutualTls } from '../../environments/consumers/mutual-tls';
import { consumerFacts } from '../../environments/consumers';
import { readableLists } from '../../environments/list-readers';
import { revocationName } from '../../environments/names';
import { alarmActionsIn } from '../../environments/sections/monitoring';
import { TrustStoreRevocation } from '../../modules/automation';
import { type ITrustStore, TrustStore } from '../../modules/consumers';
import type { ConsumerContext } from './wiring';

/** The CAs by which a listener knows its clients, kept up to their revocation lists where it says so. */
export function clientTrustStore(
  scope: Construct,
  consumer: Declared & { readonly mutualTls: MutualTls },
  { environment, application, providers, roles }: ConsumerContext,
): ITrustStore {
  const { caCertificates, revocation } = consumer.mutualTls;
  const { region = application.regions[0], clientRevocation } = consumerFacts(consumer, application) ?? {};
  const at = providers.at(region);
  const trustStore = new TrustStore(scope, 'TrustStore', { caCertificates, at });
  if (revocation === undefined || clientRevocation?.of === undefined) return trustStore;
  const functionName = revocationName(environment.name, clientRevocation.of);
  const [first, ...others] = readableLists(environment, {
    accountId: application.accountId,
    region,
    functionName,
    authorities: revocation.certificateAuthorities,
  });
  return new TrustStoreRevocation(scope, 'Revocation', {
    ...roles,
    functionName,
    at,
    trustStore,
    lists: [first!, ...others],
    alarmActions: revocation.alarmActions ?? alarmActionsIn(environment, region),
  });
}
