#!/usr/bin/env node
import { register } from 'tsx/cjs/api';
import { runCommandLine } from './command-line';
import { processTerminal } from './terminal';

// Environment files are TypeScript.
register();
void runCommandLine(process.argv.slice(2), processTerminal()).then((exitCode) => {
  process.exitCode = exitCode;
});
