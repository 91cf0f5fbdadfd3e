import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../stacks';
import { generatedEnvironment } from './environment';

/** One measurement in a process of its own: prints seconds, stacks and peak memory as JSON. */
const certificates = Number(process.argv[2]);
const outdir = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
const start = process.hrtime.bigint();
const stacks = synthesize([generatedEnvironment(certificates)], outdir);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
rmSync(outdir, { recursive: true });
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ certificates, stacks: stacks.length, seconds, peakMegabytes }));
