import { Command } from 'commander';
import { environmentJsonSchema } from '../../environments';
import { EXIT_CODES } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';

/** `certfleet schema`: what an environment file may say, for editors. */
export function schemaCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('schema')
    .description('The JSON Schema of environment files, for editors and for programs that write them.')
    .option('--json', 'as without: a JSON Schema, draft 7')
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet schema > environment.schema.json`,
    )
    .action(() => {
      terminal.print(JSON.stringify(environmentJsonSchema(), null, 2));
      return finish(Promise.resolve(EXIT_CODES.ok));
    });
}
