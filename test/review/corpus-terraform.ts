import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Aspects, TerraformStack, Testing } from 'cdktf';
import { emulatedEnvironment } from '../../emulator/emulator';
import { WarmProviders } from '../../emulator/provider/warm-providers';
import type { Toolchain } from '../../emulator/toolchain';
import { cliConfiguration } from '../../emulator/toolchain';
import { Provider5Arguments } from '../../stacks/provider-5-arguments';
import { CORPUS, expectationOf } from './corpus-files';
import { type StateDescription, stateOf } from './corpus-state';

/** Not of a review, and other at each run or long. */
const LEFT_OUT: ReadonlySet<string> = new Set(['timestamp', 'planned_values', 'relevant_attributes']);

/** Plans cases by real Terraform: the provider is installed once, and nothing reaches AWS. */
export class CorpusPlanner {
  private readonly providers = new WarmProviders();

  private constructor(
    private readonly folder: string,
    private readonly terraform: string,
    private readonly provider: string | undefined,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly emptyAws: Server,
  ) {}

  /** @param folder an empty one, for everything that planning leaves behind */
  public static async start(
    folder: string,
    { terraform, providerMirror, provider }: Toolchain,
  ): Promise<CorpusPlanner> {
    writeFileSync(join(folder, 'terraform.rc'), cliConfiguration(providerMirror));
    const emptyAws = createServer((request, response) => void answerNothing(request, response));
    await new Promise<void>((resolve) => emptyAws.listen(0, '127.0.0.1', resolve));
    const { port } = emptyAws.address() as AddressInfo;
    const environment = {
      ...emulatedEnvironment(`http://127.0.0.1:${port}`, process.env),
      TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
    };
    const planner = new CorpusPlanner(folder, terraform ?? 'terraform', provider, environment, emptyAws);
    const first = join(folder, 'provider');
    mkdirSync(first);
    cpSync(join(CORPUS, 'provider.tf'), join(first, 'provider.tf'));
    await planner.run(first, 'init', '-input=false');
    return planner;
  }

  /** What `terraform show -json` says of a case's plan. */
  public async plan(name: string): Promise<object> {
    const { arguments: more = [], isGone = false } = expectationOf(name);
    const folder = join(this.folder, name);
    const source = join(CORPUS, name);
    cpSync(join(this.folder, 'provider'), folder, { recursive: true, verbatimSymlinks: true });
    cpSync(source, folder, { recursive: true });
    if (existsSync(join(source, 'main.ts'))) await synthesize(source, folder);
    const before = JSON.parse(readFileSync(join(source, 'before.json'), 'utf8')) as StateDescription;
    writeFileSync(join(folder, 'terraform.tfstate'), JSON.stringify(stateOf(before)));
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isConfiguration))
      this.providers.expect(readFileSync(join(folder, file), 'utf8'));
    const hasModules = readdirSync(source, { withFileTypes: true }).some((entry) => entry.isDirectory());
    if (hasModules) await this.run(folder, 'get');
    await this.run(folder, 'plan', `-refresh=${isGone}`, '-input=false', '-out=saved', ...more);
    const plan = JSON.parse(await this.run(folder, 'show', '-json', 'saved')) as object;
    return Object.fromEntries(Object.entries(plan).filter(([key]) => !LEFT_OUT.has(key)));
  }

  public stop(): void {
    this.emptyAws.closeAllConnections();
    this.emptyAws.close();
    this.providers.stop();
  }

  private async run(folder: string, command: string, ...args: readonly string[]): Promise<string> {
    const provider = await this.providers.lease(this.provider, this.environment);
    try {
      const { stdout } = await promisify(execFile)(this.terraform, [command, '-no-color', ...args], {
        cwd: folder,
        env: { ...this.environment, ...provider.variables },
        maxBuffer: 2 ** 28,
      });
      return stdout;
    } finally {
      provider.end();
    }
  }
}

/** Of the case, and of the modules beside it. */
function isConfiguration(file: string): boolean {
  return /\.(tf|tf\.json|tfstate)$/.test(file);
}

/** Who calls, and what a role gives: the only questions that have an answer. */
const ANSWERS: Readonly<Record<string, string>> = {
  GetCallerIdentity:
    '<Arn>arn:aws:iam::222222222222:user/any</Arn><UserId>any</UserId><Account>222222222222</Account>',
  AssumeRole:
    '<Credentials><AccessKeyId>any</AccessKeyId><SecretAccessKey>any</SecretAccessKey><SessionToken>any</SessionToken>' +
    '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>',
};

/** An AWS in which nothing stands. */
async function answerNothing(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const action = new URLSearchParams(await text(request)).get('Action') ?? '';
  const answer = ANSWERS[action];
  if (answer !== undefined) {
    const result = `<${action}Response><${action}Result>${answer}</${action}Result></${action}Response>`;
    response.writeHead(200, { 'content-type': 'text/xml' }).end(result);
  } else if (request.headers['content-type']?.includes('json')) {
    const error = { __type: 'ResourceNotFoundException', message: 'there is nothing' };
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(error));
  } else {
    const code = action === 'DescribeListeners' ? 'ListenerNotFound' : 'NoSuchHostedZone';
    const error = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>there is nothing</Message></Error></ErrorResponse>`;
    response.writeHead(404, { 'content-type': 'text/xml' }).end(error);
  }
}

/** A case of our own: `main.ts` puts modules into a stack. */
async function synthesize(source: string, folder: string): Promise<void> {
  const { define } = (await import(join(source, 'main.ts'))) as { define: (stack: TerraformStack) => void };
  const stack = new TerraformStack(Testing.app({ outdir: join(folder, 'synthesized') }), 'test');
  new AwsProvider(stack, 'aws', {
    region: 'eu-west-1',
    accessKey: 'any',
    secretKey: 'any',
    skipCredentialsValidation: true,
    skipRequestingAccountId: true,
    skipMetadataApiCheck: 'true',
  });
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.100');
  Aspects.of(stack).add(new Provider5Arguments());
  define(stack);
  writeFileSync(join(folder, 'provider.tf'), '');
  writeFileSync(join(folder, 'main.tf.json'), Testing.synth(stack, true));
}
