import { Argument, Command } from 'commander';
import { FILE_KINDS, environmentJsonSchema } from '../../environments';
import { EXIT_CODES } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';

/** `certfleet schema`: what an environment file may say, for editors. */
export function schemaCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('schema')
    .description('The JSON Schema of environment files, for editors and for programs that write them.')
    .addArgument(
      new Argument('[kind]', "environment, or application for a team's file")
        .choices(FILE_KINDS)
        .default('environment'),
    )
    .option('--json', 'as without: a JSON Schema, draft 7')
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet schema > environment.schema.json
  $ certfleet schema application > application.schema.json`,
    )
    .action((kind: (typeof FILE_KINDS)[number]) => {
      terminal.print(JSON.stringify(environmentJsonSchema(kind), null, 2));
      return finish(Promise.resolve(EXIT_CODES.ok));
    });
}
