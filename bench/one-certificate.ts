import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';

/** What a plain CDKTF app with one certificate costs to start. */
const outdir = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
const app = new App({ outdir });
const stack = new TerraformStack(app, 'one');
new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
new AcmCertificate(stack, 'certificate', { domainName: 'example.com', validationMethod: 'DNS' });
app.synth();
rmSync(outdir, { recursive: true });
