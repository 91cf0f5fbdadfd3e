import { zipSync } from 'fflate';
import { trustOfService } from '../../emulator/authorization/emulated-role';
import type { Session } from '../../emulator/authorization/sessions';
import type { Emulator } from '../../emulator/emulator';
import { ask } from './ask';

const PATH = '/2015-03-31/functions';

export interface EmulatedFunctionProps {
  readonly accountId: string;
  readonly name: string;
  /** JavaScript of a module that exports `handler`. */
  readonly code: string;
  /** What its role may do. @default - nothing */
  readonly statements?: readonly object[];
  /** @default - none */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A function of Lambda in eu-west-1 of an emulated account, with a role of its name. */
export class EmulatedFunction {
  private constructor(
    private readonly emulator: Emulator,
    private readonly props: EmulatedFunctionProps,
  ) {}

  public static async of(emulator: Emulator, props: EmulatedFunctionProps): Promise<EmulatedFunction> {
    const { accountId, name, code, statements: Statement = [], variables = {} } = props;
    const policy = { name, document: { Version: '2012-10-17', Statement } };
    const trust = trustOfService('lambda.amazonaws.com');
    await emulator.setRoles([{ accountId, name, trust, policies: Statement.length === 0 ? [] : [policy] }]);
    const made = new EmulatedFunction(emulator, props);
    const zip = zipSync({ 'index.js': new TextEncoder().encode(code) });
    await ask(emulator.endpoint, accountId, 'lambda', PATH, {
      body: {
        FunctionName: name,
        Role: made.roleArn,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Timeout: 60,
        Environment: { Variables: variables },
        Code: { ZipFile: Buffer.from(zip).toString('base64') },
      },
    });
    return made;
  }

  public get arn(): string {
    return `arn:aws:lambda:eu-west-1:${this.props.accountId}:function:${this.props.name}`;
  }

  public get roleArn(): string {
    return `arn:aws:iam::${this.props.accountId}:role/${this.props.name}`;
  }

  /**
   * Asks for something of the function.
   *
   * @param what behind its name in the path, for example `/aliases/live`
   */
  public ask(
    what: string,
    asked: { readonly body?: object; readonly method?: 'PUT' | 'DELETE'; readonly by?: Session } = {},
  ): Promise<Record<string, unknown>> {
    const { accountId, name } = this.props;
    return this.send(accountId, `${name}${what}`, asked);
  }

  /**
   * Invokes it.
   *
   * @param name by which the caller names it, with a query if there is one
   * @param by whoever invokes it, or the account whose administrator does
   */
  public invoke(
    name: string,
    by: Session | string = this.props.accountId,
    event: object = {},
  ): Promise<Record<string, unknown>> {
    const [path, query] = name.split('?');
    const session = typeof by === 'string' ? {} : { by };
    const asked = { body: event, ...session };
    const account = typeof by === 'string' ? by : this.props.accountId;
    return this.send(account, `${encodeURIComponent(path!)}/invocations${query ? `?${query}` : ''}`, asked);
  }

  private async send(
    accountId: string,
    path: string,
    asked: Parameters<typeof ask>[4],
  ): Promise<Record<string, unknown>> {
    const answer = await ask(this.emulator.endpoint, accountId, 'lambda', `${PATH}/${path}`, asked);
    return answer as Record<string, unknown>;
  }
}
