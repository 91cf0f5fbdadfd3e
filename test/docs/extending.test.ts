import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import local from '../../environments/local';
import * as stacks from '../../stacks';
import { examplesOf } from '../support/consumer-examples';
import { programErrors, runProgram } from '../support/page-programs';
import { resources, type Template } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { ROOT } from './pages';

const [stackProgram = '', dnsProgram = ''] = examplesOf(
  readFileSync(join(ROOT, 'docs/extending.md'), 'utf8'),
).programs;

test('its programs compile', () => {
  expect(programErrors({ 0: stackProgram, 1: dnsProgram })).toEqual([]);
});

/** Runs the program that extends stacks, on the local environment. */
function extended(program: string): Record<string, Template> {
  const outdir = temporaryFolder('extended');
  const synthesize: typeof stacks.synthesize = (_environments, _outdir, extend) =>
    stacks.synthesize([local], outdir, extend);
  runProgram(program, {}, (path) =>
    path.endsWith('/stacks') ? { ...stacks, synthesize } : jest.requireActual(path),
  );
  return Object.fromEntries(
    ['local-shared-services', 'local-shop', 'local-partner'].map((name) => [
      name,
      JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as Template,
    ]),
  );
}

test('code adds to a stack, and overrides in it, and leaves the others', () => {
  const made = extended(stackProgram);

  const alarms = resources(made['local-shop']!, 'aws_cloudwatch_metric_alarm');
  expect(alarms.find((alarm) => alarm['alarm_name'] === 'web-expires')!['dimensions']).toEqual({
    CertificateArn: expect.stringMatching(
      /^\$\{aws_acm_certificate_validation\.Certificates_web_eu-west-1_/,
    ) as string,
  });
  for (const listener of resources(made['local-shop']!, 'aws_lb_listener')) {
    expect(listener['tags']).toEqual({ reviewed: 'yes' });
  }
  expect(resources(made['local-partner']!, 'aws_cloudwatch_metric_alarm')).toEqual([]);
});

test('what code adds is validated with the rest, before anything is written', () => {
  const refusing = stackProgram.replace(
    'const web =',
    "stack.node.addValidation({ validate: () => ['no alarm'] });\nconst web =",
  );
  expect(() => extended(refusing)).toThrow('no alarm');
});

test('the DNS service of the page keeps its contract', () => {
  runProgram(dnsProgram, {});
  const wrong = dnsProgram.replace("['name', 'content']", "['name']");
  expect(() => runProgram(wrong, {})).toThrow('must ignore changes');
});
