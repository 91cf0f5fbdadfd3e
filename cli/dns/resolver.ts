import pLimit from 'p-limit';
import { type DnsServer, askServer } from './dns-exchange';
import type { AskedType, DnsResponse } from './dns-message';

export interface ResolverProps {
  /** Asked for everything but what a zone's own name servers say. */
  readonly server: DnsServer;
  readonly signal: AbortSignal;
  /**
   * Port of the name servers of zones.
   *
   * @default 53
   */
  readonly nameServerPort?: number;
  /**
   * How long each of the three attempts waits.
   *
   * @default - 5 seconds for the resolver, which asks others, and 2 for name servers
   */
  readonly attemptMilliseconds?: number;
}

const CONCURRENT_QUESTIONS = 16;

/** Asks a resolver, each question once, and name servers directly. */
export class Resolver {
  private readonly limit = pLimit(CONCURRENT_QUESTIONS);
  private readonly responses = new Map<string, Promise<DnsResponse>>();

  constructor(private readonly props: ResolverProps) {}

  /** What the resolver says; it follows aliases. */
  public resolve(name: string, type: AskedType): Promise<DnsResponse> {
    const { server, signal, attemptMilliseconds = 5000 } = this.props;
    const key = `${name} ${type}`;
    const known = this.responses.get(key);
    if (known) return known;
    const response = this.limit(() =>
      askServer(server, { name, type }, { isRecursive: true, attemptMilliseconds, signal }),
    );
    this.responses.set(key, response);
    return response;
  }

  /** What a name server itself knows. */
  public askNameServer(address: string, name: string, type: AskedType): Promise<DnsResponse> {
    const { nameServerPort: port = 53, signal, attemptMilliseconds = 2000 } = this.props;
    return this.limit(() =>
      askServer({ address, port }, { name, type }, { isRecursive: false, attemptMilliseconds, signal }),
    );
  }
}
