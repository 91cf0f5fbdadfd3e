import { Construct } from 'constructs';
import { WIRINGS } from './consumers';
import type { ConsumerContext, Wiring } from './consumers/wiring';
import { renamedFrom } from './formerly';

/** The services of an application account that use its certificates. */
export class ApplicationConsumers extends Construct {
  constructor(scope: Construct, id: string, context: ConsumerContext) {
    super(scope, id);
    for (const [name, consumer] of Object.entries(context.application.consumers ?? {})) {
      const own = new Construct(this, name);
      const wire: Wiring<never> = WIRINGS[consumer.type];
      wire(own, consumer as never, context);
      renamedFrom(own, consumer.formerly);
    }
  }
}
