import { consumerFacts } from '.';
import { type Draft, entriesOf } from '../draft';
import type { Application } from '../foundation';
import type { Path } from '../problem';
import type { ConsumerFacts } from './consumer-kind';

/** A consumer of an application, with what the rules need to know of it. */
export interface DeclaredConsumer {
  /** From the environment. */
  readonly path: Path;
  readonly application: Draft<Application>;
  readonly facts: ConsumerFacts;
}

/** The consumers of an application whose type is known. */
export function declaredConsumers(
  applicationName: string,
  application: Draft<Application> | undefined,
): DeclaredConsumer[] {
  return entriesOf(application?.consumers).flatMap(([name, consumer]) => {
    const facts = application && consumer ? consumerFacts(consumer, application) : undefined;
    return application && facts
      ? [{ path: ['applications', applicationName, 'consumers', name], application, facts }]
      : [];
  });
}
