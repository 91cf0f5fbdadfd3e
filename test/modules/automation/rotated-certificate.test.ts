import { RotatedCertificate, type RotatedCertificateProps } from '../../../modules/automation';
import { onlyResource, resources, synth } from '../../support/synth';

const CERTIFICATE = 'production/shop/legacy';
const OBJECT = { bucket: 'shop-certificates', key: 'shop/legacy.json' };
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001';

function synthesized(props: Partial<RotatedCertificateProps> = {}) {
  return synth(
    (stack) =>
      void new RotatedCertificate(stack, 'legacy', {
        functionName: 'certfleet-legacy',
        certificate: CERTIFICATE,
        source: { secretId: 'legacy-certificate' },
        placements: [{ providerRegion: 'eu-west-1', accountId: '222222222222' }],
        domainNames: ['legacy.example.com'],
        ...props,
      }),
  );
}

interface Statement {
  readonly Sid: string;
  readonly Resource: string;
  readonly Condition?: object;
}

function statements(props: Partial<RotatedCertificateProps> = {}): Map<string, Statement> {
  const { policy } = onlyResource(synthesized(props), 'aws_iam_role_policy');
  const { Statement } = JSON.parse(policy as string) as { readonly Statement: readonly Statement[] };
  return new Map(Statement.map((each) => [each.Sid, each]));
}

test('no certificate and no key is in Terraform', () => {
  const made = synthesized();
  expect(resources(made, 'aws_acm_certificate')).toEqual([]);
  expect(made.removed).toEqual([
    { from: expect.stringMatching(/^aws_acm_certificate\./) as string, lifecycle: { destroy: false } },
  ]);
});

test('its role reads the one secret, by the ARN that its name will have', () => {
  expect(statements().get('ReadItsSecret')!.Resource).toBe(
    'arn:aws:secretsmanager:eu-west-1:222222222222:secret:legacy-certificate-??????',
  );
  const arn = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:legacy-certificate-Ab12Cd';
  expect(statements({ source: { secretId: arn } }).get('ReadItsSecret')!.Resource).toBe(arn);
});

test('its role changes only what has its tag', () => {
  expect(statements().get('RotateItsCertificate')!.Condition).toEqual({
    StringEquals: { 'aws:ResourceTag/certfleet:certificate': CERTIFICATE },
  });
});

test('its role decrypts through Secrets Manager alone, and only where the secret has a key of its own', () => {
  expect(statements().has('DecryptWhatItImports')).toBe(false);
  expect(statements({ kmsKeyArn: KEY }).get('DecryptWhatItImports')).toMatchObject({
    Resource: KEY,
    Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
  });
  const placements = [{ providerRegion: 'cn-north-1', accountId: '222222222222' }] as const;
  expect(statements({ placements, kmsKeyArn: KEY }).get('DecryptWhatItImports')!.Condition).toEqual({
    StringEquals: { 'kms:ViaService': 'secretsmanager.cn-north-1.amazonaws.com.cn' },
  });
});

test('it runs at new versions of the secret, whether it is called by its name or its ARN', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:legacy-certificate';
  for (const secretId of ['legacy-certificate', `${arn}-Ab12Cd`]) {
    const [pattern] = resources(synthesized({ source: { secretId } }), 'aws_cloudwatch_event_rule').flatMap(
      ({ event_pattern: text }) => (typeof text === 'string' ? [JSON.parse(text) as object] : []),
    );
    expect(pattern).toMatchObject({
      detail: { requestParameters: { secretId: ['legacy-certificate', { prefix: arn }] } },
    });
  }
});

test('of an object it reads the one, decrypts through S3 alone, and runs when S3 tells of it', () => {
  const props = { source: OBJECT, kmsKeyArn: KEY };
  const held = statements(props);
  expect(held.has('ReadItsSecret')).toBe(false);
  expect(held.get('ReadItsObject')).toMatchObject({
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::shop-certificates/shop/legacy.json',
  });
  expect(held.get('DecryptWhatItImports')!.Condition).toEqual({
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  });
  const patterns = resources(synthesized(props), 'aws_cloudwatch_event_rule').flatMap(
    ({ event_pattern: text }) => (typeof text === 'string' ? [JSON.parse(text) as object] : []),
  );
  expect(patterns).toEqual([
    {
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [OBJECT.bucket] }, object: { key: [OBJECT.key] } },
    },
  ]);
});

test.each([
  ['a name of a function that is too long', { functionName: 'n'.repeat(56) }, 'at most 55 letters'],
  [
    'a secret that would reach others',
    { source: { secretId: '*' } },
    'must be the name or ARN of a secret, got "*"',
  ],
  [
    'a key that would reach others',
    { source: { ...OBJECT, key: '*' } },
    'must be the bucket and key of an object',
  ],
  [
    'a bucket with a folder',
    { source: { ...OBJECT, bucket: 'a/b' } },
    'must be the bucket and key of an object',
  ],
  [
    'a placement without an account',
    { placements: [{ providerRegion: 'eu-west-1' }] as const },
    'must each say Region and account',
  ],
])('%s is refused', (_what, props, message) => {
  expect(() => synthesized(props)).toThrow(message);
});
