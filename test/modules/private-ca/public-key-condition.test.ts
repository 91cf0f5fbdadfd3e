import { hasKeyOf } from '../../../modules/private-ca/public-key-condition';
import { OutsideRoot } from '../../support/outside-root';

const root = new OutsideRoot();

/** Whether a request meets the condition, as Terraform finds out. */
function holds(request: string, certificate: string): boolean {
  const [, ways = '', expression] = /^\$\{anytrue\(\[for way in (\[.*?\]) : (.*)\]\)\}$/.exec(
    hasKeyOf('request', certificate),
  )!;
  expect(expression).toBe(String.raw`strcontains(replace(request, "/\\s/", ""), way)`);
  return (JSON.parse(ways) as string[]).some((way) => request.replace(/\s/g, '').includes(way));
}

// The name stands before the key, so its length shifts the key's base64.
describe.each([['A'], ['AB'], ['ABC']])('with the name %s', (name) => {
  test.each([
    ['RSA', ['rsa:2048']],
    ['P-256', ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']],
    ['P-384', ['ec', '-pkeyopt', 'ec_paramgen_curve:secp384r1']],
    ['P-521', ['ec', '-pkeyopt', 'ec_paramgen_curve:secp521r1']],
  ])('finds the key of the request, and no other, of kind %s', (_kind, algorithm) => {
    const request = root.request(name, algorithm);
    const { certificate } = root.sign(request);
    expect(holds(request, certificate)).toBe(true);
    expect(holds(root.request(name, algorithm), certificate)).toBe(false);
  });
});
