import { join } from 'node:path';
import { loadEnvironments } from './environments';
import { logText } from './modules/core';
import { synthesize } from './stacks';

try {
  synthesize(loadEnvironments(join(__dirname, 'environments')));
} catch (error) {
  // The message names file or construct, rule, value and remedy; a stack trace would only hide it.
  process.stderr.write(`${logText(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
}
