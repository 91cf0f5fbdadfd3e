import { problemsAfter } from '../../support/spoilt-environment';

const imported = (secretId: string, changes: object = {}) => ({
  source: 'imported',
  domainName: 'old.example.com',
  secretId,
  ...changes,
});

/** Two certificates of the shop. */
const both = (one: object, other: object) =>
  problemsAfter((e) => {
    Object.assign(e.applications.shop.certificates, { one, other });
  });

const rotation = { rotation: {} };
const arn = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:old-a1B2c3';

test('takes several certificates of a secret where Terraform imports all of them', () => {
  expect(both(imported('old'), imported('old'))).toEqual([]);
});

test('takes rotation beside a certificate of another secret', () => {
  expect(both(imported('old', rotation), imported('older', rotation))).toEqual([]);
});

test.each([
  [imported('old', rotation), imported('old')],
  [imported('old'), imported('old', rotation)],
  [imported('old', rotation), imported(arn, rotation)],
])('refuses a second certificate of a secret whose certificate is rotated: %j, %j', (one, other) => {
  expect(both(one, other)).toEqual([
    'applications.shop.certificates.other.secretId: must be of this certificate alone where a function rotates it, and is ' +
      `that of applications.shop.certificates.one too, got ${JSON.stringify(other.secretId)}; declare one certificate ` +
      'with the Regions of both, or give each one of its own',
  ]);
});

test('refuses a key of another Region than the source is in', () => {
  const kmsKeyArn = 'arn:aws:kms:us-east-1:222222222222:key/00000000-0000-4000-8000-000000000001';
  expect(
    both(imported('old'), imported('older', { regions: ['us-east-1'], rotation: { kmsKeyArn } })),
  ).toEqual([
    'applications.shop.certificates.other.rotation.kmsKeyArn: must be a key in eu-west-1, where the secret or object is, got ' +
      `"${kmsKeyArn}"; copy the ARN of the key there, or of its replica`,
  ]);
});

describe('an object', () => {
  const object = { bucket: 'certificates', key: 'old.json' };
  const without = { source: 'imported', domainName: 'old.example.com' };
  const path = 'applications.shop.certificates.one';

  test('is taken with rotation, beside a secret of its name', () => {
    expect(both({ ...without, object, ...rotation }, imported('certificates/old.json', rotation))).toEqual(
      [],
    );
  });

  test('is of one certificate', () => {
    const [problem, ...others] = both(
      { ...without, object, ...rotation },
      { ...without, object, ...rotation },
    );
    expect(problem).toMatch(
      /^applications\.shop\.certificates\.other\.object: must be of this certificate alone/,
    );
    expect(problem).toContain('got "s3:certificates/old.json"');
    expect(others).toEqual([]);
  });

  test.each([
    [
      { ...without, object },
      `${path}.object: must be imported by a function: Terraform would read its key, and keep it; add rotation: {}, or ` +
        'put the certificate into a secret',
    ],
    [
      { ...imported('old'), object, ...rotation },
      `${path}: must come from a secret or an object, and says both; give it either secretId or object`,
    ],
    [
      without,
      `${path}: must come from a secret or an object, and says neither; give it either secretId or object`,
    ],
    [
      { ...without, object: { bucket: 'Certificates', key: '*' }, ...rotation },
      `${path}.object.bucket: must be the name of an S3 bucket, got "Certificates"; use lower case, digits, dots and hyphens`,
      `${path}.object.key: must be the key of an S3 object, got "*"; write letters, digits and / _ + = . @ : , - only`,
    ],
  ])('is refused: %j', (certificate, ...problems) => {
    expect(
      problemsAfter((e) => {
        Object.assign(e.applications.shop.certificates, { one: certificate });
      }),
    ).toEqual(problems);
  });
});
