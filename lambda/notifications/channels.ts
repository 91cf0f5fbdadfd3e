import { type SSMClient, paginateGetParametersByPath } from '@aws-sdk/client-ssm';
import type {
  NotificationChannel,
  NotificationsConfiguration,
  OwnerChannel,
} from '../../modules/core/notifications';
import { grouped } from './grouped';

/** Where whom is told, as the stack has written it. */
export class Channels {
  private constructor(
    private readonly owners: ReadonlyMap<string, NotificationChannel>,
    private readonly channel: NotificationChannel,
  ) {}

  public static async of(
    { ownersPath, channel }: NotificationsConfiguration,
    ssm: SSMClient,
  ): Promise<Channels> {
    const owners = new Map<string, NotificationChannel>();
    for await (const page of paginateGetParametersByPath({ client: ssm }, { Path: ownersPath }))
      for (const { Value } of page.Parameters ?? []) {
        const { owner, ...own } = JSON.parse(Value!) as OwnerChannel;
        owners.set(owner, own);
      }
    return new Channels(owners, channel);
  }

  /** @param owner undefined where nobody is named */
  public of(owner: string | undefined): NotificationChannel {
    return (owner !== undefined && this.owners.get(owner)) || this.channel;
  }

  /** Things by the channel of whoever answers for them. */
  public parted<T>(things: readonly T[], ownerOf: (thing: T) => string | undefined) {
    return grouped(things, (thing) => this.of(ownerOf(thing)));
  }
}
