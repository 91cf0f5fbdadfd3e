import { Construct } from 'constructs';
import type { RecordTarget } from '../modules/core';
import { WIRINGS } from './consumers';
import type { ConsumerContext, Wiring } from './consumers/wiring';
import { renamedFrom } from './formerly';

/** The services of an application account that use its certificates. */
export class ApplicationConsumers extends Construct {
  /** Where each answers, by its name. */
  public readonly targets: ReadonlyMap<string, RecordTarget>;

  constructor(scope: Construct, id: string, context: ConsumerContext) {
    super(scope, id);
    const declared = Object.entries(context.application.consumers ?? {});
    this.targets = new Map(
      declared.flatMap(([name, consumer]) => {
        const own = new Construct(this, name);
        const wire: Wiring<never> = WIRINGS[consumer.type];
        const target = wire(own, consumer as never, context);
        renamedFrom(own, consumer.formerly);
        return target === undefined ? [] : [[name, target]];
      }),
    );
  }
}
