import { Fn, TerraformOutput, Token } from 'cdktf';
import { parseAllDocuments } from 'yaml';
import { manifestYaml } from '../../../modules/kubernetes';
import { synth } from '../../support/synth';

const object = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name },
  spec,
});

test('objects are documents of their own, and no long value is folded', () => {
  const long = `${'a b '.repeat(60)}c`;
  const documents = parseAllDocuments(manifestYaml(object('one', { long }), object('two', {})));

  expect(documents.map((each) => each.toJS())).toEqual([object('one', { long }), object('two', {})]);
});

test('a value that looks like another type stays text', () => {
  expect(manifestYaml(object('one', { yes: 'on', port: '443' }))).toContain('  yes: "on"\n  port: "443"');
});

test('a token is a value in quotes, which Terraform fills in', () => {
  const { output } = synth((stack) => {
    const arn = Token.asString(Fn.join('', ['a', 'rn']));
    new TerraformOutput(stack, 'manifest', { value: manifestYaml(object('one', { arn })) });
  });

  expect(output!.manifest!.value).toContain('  arn: "${join(');
});
