import { X509Certificate } from 'node:crypto';
import { basicConstraintsOf } from '../../../modules/core/basic-constraints';
import { ROOT_CA } from '../../support/api-client-cas';
import { OutsideRoot } from '../../support/outside-root';

const root = new OutsideRoot();
const request = root.request('Example');
const constraints = (words: string) =>
  basicConstraintsOf(
    new X509Certificate(
      root.sign(request, (commands) =>
        commands.replace('critical, CA:TRUE, pathlen:0', words).replace(/^openssl verify.*$/m, ''),
      ).certificate,
    ),
  );

test.each([
  ['critical, CA:TRUE, pathlen:0', { isCritical: true, pathLength: 0 }],
  ['critical, CA:TRUE, pathlen:3', { isCritical: true, pathLength: 3 }],
  ['CA:TRUE, pathlen:1', { isCritical: false, pathLength: 1 }],
  ['critical, CA:TRUE', { isCritical: true, pathLength: undefined }],
  ['critical, CA:FALSE', undefined],
])('reads %s', (words, expected) => {
  expect(constraints(words)).toEqual(expected);
});

test('reads those of a root', () => {
  expect(basicConstraintsOf(new X509Certificate(ROOT_CA))).toEqual({
    isCritical: true,
    pathLength: undefined,
  });
});
