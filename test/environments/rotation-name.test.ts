import { rotationName } from '../../environments/names';

const ARN = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:legacy/web-a1B2c3';

test('is of the secret, and of the environment', () => {
  expect(rotationName('production', { secretId: 'legacy-certificate' })).toBe(
    'certfleet-production-legacy-certificate-rotation',
  );
});

test('is one, whether the secret is called by its name or by its ARN', () => {
  expect(rotationName('production', { secretId: ARN })).toBe(
    rotationName('production', { secretId: 'legacy/web' }),
  );
});

test.each([
  ['legacy/web', 'legacy-web'],
  ['legacy/web', 'legacy.web'],
  ['a-very-long-name-of-a-secret-1', 'a-very-long-name-of-a-secret-2'],
])('tells %s from %s, and is one that AWS takes', (one, other) => {
  const longest = 'a'.repeat(20);
  const names = [one, other].map((secretId) => rotationName(longest, { secretId }));
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^certfleet-a{20}-[\w-]+-rotation$/);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(55);
});

test('tells an object from a secret of its name', () => {
  const object = rotationName('production', { bucket: 'legacy', key: 'web' });
  expect(object).toMatch(/^certfleet-production-s3-legacy-web-[0-9a-f]{8}-rotation$/);
  expect(object).not.toBe(rotationName('production', { secretId: 'legacy/web' }));
});
