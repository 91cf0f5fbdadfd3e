const { appendFileSync, readFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');

// Loaded before a program: at its end, the milliseconds since its start and the most memory it had go to a file, as a line of JSON.
// Of VmHWM, as what `resourceUsage` calls its peak is at least what the process had that started it.
process.on('exit', () => {
  const milliseconds = performance.now();
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  const line = JSON.stringify({ milliseconds, megabytes: Number(kilobytes) / 1024 });
  appendFileSync(process.env.CERTFLEET_BENCH_FILE, `${line}\n`);
});
