import pLimit from 'p-limit';
import { DnsFailure, askServer } from './dns-exchange';
import type { AskedType, DnsResponse } from './dns-message';
import { type DnsServer, serverText } from '../../modules/core';

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

/** Whether a code says what there is: not those of a server that failed, refused, or does not know how. */
export function isAnswer(code: string): boolean {
  return code === 'NOERROR' || code === 'NXDOMAIN';
}

/** Asks a resolver, each question once, and name servers directly. */
export class Resolver {
  private readonly limit = pLimit(CONCURRENT_QUESTIONS);
  private readonly responses = new Map<string, Promise<DnsResponse>>();

  constructor(private readonly props: ResolverProps) {}

  /** What the resolver says, whatever its code; it follows aliases. */
  public resolve(name: string, type: AskedType): Promise<DnsResponse> {
    return this.ask(name, type, 'resolver');
  }

  /** What the resolver says though signatures do not bear it out. */
  public resolveUnchecked(name: string, type: AskedType): Promise<DnsResponse> {
    return this.ask(name, type, 'unchecking-resolver');
  }

  /**
   * What there is in the DNS, signed as it should be or not.
   *
   * @throws DnsFailure where the resolver does not say
   */
  public async look(name: string, type: AskedType): Promise<DnsResponse> {
    const response = await this.resolve(name, type);
    if (isAnswer(response.code)) return response;
    const unchecked = response.code === 'SERVFAIL' ? await this.resolveUnchecked(name, type) : response;
    if (isAnswer(unchecked.code)) return unchecked;
    throw this.failure(name, type, response.code);
  }

  /** That the resolver did not say what there is. */
  public failure(name: string, type: AskedType, code: string): DnsFailure {
    const asked = `${name || '.'} ${type}`;
    return new DnsFailure(
      `DNS server ${serverText(this.props.server)} must answer, got ${code} for ${asked}`,
    );
  }

  /** What a name server itself knows. */
  public askNameServer(address: string, name: string, type: AskedType): Promise<DnsResponse> {
    const { nameServerPort: port = 53, signal, attemptMilliseconds = 2000 } = this.props;
    return this.limit(() =>
      askServer({ address, port }, { name, type }, { asked: 'name-server', attemptMilliseconds, signal }),
    );
  }

  private ask(
    name: string,
    type: AskedType,
    asked: 'resolver' | 'unchecking-resolver',
  ): Promise<DnsResponse> {
    const { server, signal, attemptMilliseconds = 5000 } = this.props;
    const key = `${asked} ${name} ${type}`;
    const known = this.responses.get(key);
    if (known) return known;
    const response = this.limit(() =>
      askServer(server, { name, type }, { asked, attemptMilliseconds, signal }),
    );
    this.responses.set(key, response);
    return response;
  }
}
