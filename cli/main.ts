#!/usr/bin/env node
import { runCommandLine } from './command-line';
import { processTerminal } from './terminal';

// Environment files are TypeScript. What is required from then on passes through tsx, so the command's own code is not.
const acceptTypeScript = () => void (require('tsx/cjs/api') as typeof import('tsx/cjs/api')).register();

const SPARE_MILLISECONDS = 200;

void runCommandLine(process.argv.slice(2), processTerminal(), acceptTypeScript).then((exitCode) => {
  process.exitCode = exitCode;
  // What is printed must hold the process, and so must transpiled files, on their way to tsx's cache; a pause of the AWS
  // SDK before a retry nobody needs any more must not.
  const endSoon = () => setTimeout(() => process.exit(), SPARE_MILLISECONDS).unref();
  process.stdout.write('', () => process.stderr.write('', endSoon));
});
