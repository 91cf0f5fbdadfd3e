import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { defineStacks } from '../stacks';
import { generatedEnvironment } from './environment';

/** One measurement in a process of its own: prints seconds, stacks and peak memory as JSON. */
const certificates = Number(process.argv[2]);
const outdir = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
const start = process.hrtime.bigint();
const app = new App({ outdir });
const stacks = defineStacks(app, generatedEnvironment(certificates));
app.synth();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
rmSync(outdir, { recursive: true });
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ certificates, stacks: stacks.length, seconds, peakMegabytes }));
