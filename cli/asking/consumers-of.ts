import type { Application } from '../../environments';
import { consumerFacts } from '../../environments/consumers';
import { certificateRegions } from '../../environments/consumers/certificate-regions';
import { neededCertificates } from '../../environments/consumers/consumer-kind';
import { certificateRequirements } from '../../modules/core';

/** A consumer that uses a certificate. */
export interface UsingConsumer {
  /** Its name in the file. */
  readonly name: string;
  /** In AWS's words: `Application Load Balancer`. */
  readonly service: string;
  /** Regions that it takes the certificate from. */
  readonly regions: readonly string[];
}

/** The consumers that have a certificate. */
export function consumersOf(application: Application, certificate: string): UsingConsumer[] {
  return Object.entries(application.consumers ?? {}).flatMap(([name, consumer]) => {
    const facts = consumerFacts(consumer, application);
    if (!facts || !neededCertificates(facts).includes(certificate)) return [];
    const { service } = certificateRequirements(facts.service);
    return [
      {
        name,
        service: service.replace(/^an? /, ''),
        regions: certificateRegions(facts, application),
      },
    ];
  });
}
