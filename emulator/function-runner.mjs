// Runs a handler once, as Lambda's runtime does: node function-runner.mjs <folder> <handler> <ARN> <result file> <milliseconds> <milliseconds ahead> [DNS resolver]
import dns from 'node:dns';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { text } from 'node:stream/consumers';

const [folder, handler, invokedFunctionArn, result, milliseconds, ahead, resolver] = process.argv.slice(2);
const [file, name] = handler.split('.');
const end = performance.now() + Number(milliseconds);
const context = { invokedFunctionArn, getRemainingTimeInMillis: () => Math.max(0, end - performance.now()) };

// Names that stand in emulated zones are known there only.
if (resolver) dns.setServers([resolver]);

// The clock of the emulated AWS may be ahead of this machine's. A proxy, so that dates made elsewhere are instances of it too.
const { now } = Date;
const moved = () => now() + Number(ahead);
globalThis.Date = new Proxy(Date, {
  apply: (Machine) => new Machine(moved()).toString(),
  construct: (Machine, given, made) =>
    Reflect.construct(Machine, given.length === 0 ? [moved()] : given, made),
  get: (Machine, name) => (name === 'now' ? moved : Machine[name]),
});

// A test may have the process end at a request to AWS: 3 before the third is sent, 3.5 once it is answered.
const killAt = Number(process.env.CERTFLEET_KILL_AT ?? 0);
const { request } = http;
let requests = 0;
http.request = (...options) => {
  requests += 1;
  if (requests === killAt) process.kill(process.pid, 'SIGKILL');
  const sent = request(...options);
  if (requests === killAt - 0.5) sent.prependListener('response', () => process.kill(process.pid, 'SIGKILL'));
  return sent;
};

function finish(failed, payload) {
  writeFileSync(result, JSON.stringify({ failed, payload: payload ?? null }));
  process.exit(0);
}

try {
  const event = JSON.parse(await text(process.stdin));
  const module = createRequire(import.meta.url)(join(folder, `${file}.js`));
  finish(false, await module[name](event, context));
} catch (error) {
  finish(true, {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  });
}
