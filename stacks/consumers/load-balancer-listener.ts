import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import type { LoadBalancerListener as Declared } from '../../environments';
import { certificateFacts } from '../../environments/certificates';
import { LoadBalancerListener, attachmentConstructId } from '../../modules/consumers';
import { renamedFrom } from '../formerly';
import { clientTrustStore } from './client-trust-store';
import type { Wiring } from './wiring';

export const wireListener: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  const { mutualTls } = consumer;
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const lookup = { provider: at.provider, region: at.region };
  const names = [consumer.certificate, ...(consumer.additionalCertificates ?? [])];
  const identityOf = (used: string) => certificateFacts(application.certificates?.[used])?.identity ?? used;
  const loadBalancer = new DataAwsLb(scope, 'LoadBalancer', {
    ...lookup,
    name: consumer.loadBalancerName,
    arn: consumer.loadBalancerArn,
  });
  const listener = new LoadBalancerListener(scope, 'Listener', {
    loadBalancerArn: loadBalancer.arn,
    loadBalancerType: consumer.loadBalancerType ?? 'application',
    targetGroupArn:
      consumer.targetGroupArn ??
      new DataAwsLbTargetGroup(scope, 'TargetGroup', { ...lookup, name: consumer.targetGroupName }).arn,
    // What exists keeps its attachment whatever its entry is called: attached twice, it would be detached with the first.
    certificates: Object.fromEntries(
      names.map((used) => [identityOf(used), certificates.inRegion(used, region)]),
    ),
    defaultCertificate: identityOf(consumer.certificate),
    certificateQuota: application.listenerCertificateQuota,
    hostNames: consumer.hostNames,
    port: consumer.port,
    sslPolicy: consumer.sslPolicy,
    alpnPolicy: consumer.alpnPolicy,
    redirectFrom: consumer.redirectFrom,
    mutualTls: mutualTls && {
      trustStore: clientTrustStore(scope, { ...consumer, mutualTls }, context),
      ignoreClientCertificateExpiry: mutualTls.ignoreClientCertificateExpiry,
      advertiseTrustStoreCaNames: mutualTls.advertiseTrustStoreCaNames,
    },
    at,
  });
  for (const used of names) {
    const former = application.certificates?.[used]?.formerly;
    if (former !== undefined && identityOf(used) === used)
      renamedFrom(listener.node.findChild(attachmentConstructId(used)), attachmentConstructId(former));
  }
  return { targetDomainName: loadBalancer.dnsName, targetHostedZoneId: loadBalancer.zoneId };
};
