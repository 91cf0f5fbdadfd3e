#!/usr/bin/env node
import { register } from 'tsx/cjs/api';
import { runCommandLine } from './command-line';
import { processTerminal } from './terminal';

// Environment files are TypeScript.
register();
void runCommandLine(process.argv.slice(2), processTerminal()).then((exitCode) => {
  // A pause of the AWS SDK before a retry nobody needs any more must not hold the process; what is printed must.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
});
