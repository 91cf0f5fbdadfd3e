import type { Application } from '../../../environments';
import { problemsAfter } from '../../support/spoilt-environment';

const NAME = 'everywhere.example.com';
const original = (changes: object = {}) => ({
  source: 'private',
  certificateAuthority: 'issuing',
  domainName: NAME,
  distribution: { accounts: ['blog'] },
  ...changes,
});
const copy = (changes: object = {}) => ({
  source: 'distributed',
  from: 'shop/everywhere',
  domainName: NAME,
  ...changes,
});

/** Problems of an original of the shop, and of a copy of the blog. */
function problems(
  one: object,
  other?: object,
  more: (shop: Application, blog: Application) => void = () => undefined,
) {
  return problemsAfter((e) => {
    const blog = { accountId: '444444444444', regions: ['eu-west-1', 'us-east-1'], certificates: {} };
    Object.assign(e.applications, { blog });
    Object.assign(e.applications.shop.certificates, { everywhere: one });
    if (other) Object.assign(blog.certificates, { everywhere: other });
    more(e.applications.shop as Application, blog as unknown as Application);
  });
}

test('takes a private certificate with a copy, and one without any yet', () => {
  expect(problems(original(), copy())).toEqual([]);
  expect(problems(original())).toEqual([]);
  expect(problems(original(), copy({ regions: ['eu-west-1', 'us-east-1'] }))).toEqual([]);
});

describe('refuses an original', () => {
  test('whose key cannot leave ACM', () => {
    const one = { source: 'public', domainName: 'shop.example.com', distribution: { accounts: ['blog'] } };
    expect(problems(one)).toEqual([
      'applications.shop.certificates.everywhere.distribution: must be of a certificate whose key may leave ACM; write ' +
        'exportable: true, which is charged at every renewal; or use a private certificate',
    ]);
  });

  test('in several Regions', () => {
    expect(problems(original({ regions: ['eu-west-1', 'us-east-1'] }))).toContainEqual(
      expect.stringMatching(/^applications\.shop\.certificates\.everywhere\.regions: must be one Region, /),
    );
  });

  test.each([
    [['blog', 'blog'], 'accounts[1]: must list each account once, got "blog"; leave it out'],
    [['shop'], 'accounts[0]: must be another application, got "shop"; choose one of '],
    [['blgo'], 'accounts[0]: must be another application, got "blgo"; did you mean "blog"?'],
  ])('for the accounts %j', (accounts, problem) => {
    const start = `applications.shop.certificates.everywhere.distribution.${problem}`;
    const found = problems(original({ distribution: { accounts } }));
    expect(found.map((each) => each.slice(0, start.length))).toEqual([start]);
  });

  test('whose first name another has', () => {
    const found = problems(original(), undefined, (shop) =>
      Object.assign(shop.certificates!, { other: original({ domainName: 'EVERYWHERE.example.com' }) }),
    );
    expect(found).toEqual([
      'applications.shop.certificates.other.domainName: must be the first name of one distributed certificate, and is that ' +
        'of applications.shop.certificates.everywhere too, got "everywhere.example.com"; distribute one of them, or give it ' +
        'another first name',
    ]);
  });

  test('in an account that has copies itself', () => {
    const found = problems(original(), copy(), (shop, blog) => {
      Object.assign(blog.certificates!, {
        own: original({ domainName: 'own.example.com', distribution: { accounts: ['shop'] } }),
      });
      Object.assign(shop.certificates!, { own: copy({ from: 'blog/own', domainName: 'own.example.com' }) });
    });
    expect(found.filter((each) => each.includes('without copies'))).toEqual([
      expect.stringMatching(
        /^applications\.shop\.certificates\.everywhere\.distribution: .*, and own is one; /,
      ),
      expect.stringMatching(
        /^applications\.blog\.certificates\.own\.distribution: .*, and everywhere is one; /,
      ),
    ]);
  });
});

describe('a secret', () => {
  const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001';
  const here = 'applications.shop.certificates.everywhere.distribution';
  const withSecret = (secret: object, changes: object = {}) =>
    problems(original({ distribution: { secret: { kmsKeyArn: KEY, ...secret }, ...changes } }));

  test('is taken alone, with readers of any account, and beside accounts', () => {
    expect(withSecret({})).toEqual([]);
    expect(withSecret({ readers: ['arn:aws:iam::555555555555:role/hosts/external-secrets'] })).toEqual([]);
    expect(withSecret({}, { accounts: ['blog'] })).toEqual([]);
  });

  test.each([
    ['alias/aws/secretsmanager'],
    ['arn:aws:kms:eu-west-1:222222222222:alias/aws/secretsmanager'],
    ['00000000-0000-4000-8000-000000000001'],
  ])('has no key %s', (kmsKeyArn) => {
    expect(withSecret({ kmsKeyArn })).toEqual([
      `${here}.secret.kmsKeyArn: must be the ARN of a customer managed KMS key, got "${kmsKeyArn}"; copy it from KMS; an alias is none`,
    ]);
  });

  test('has a key where the certificate is', () => {
    const kmsKeyArn = KEY.replace('eu-west-1', 'us-east-1');
    expect(withSecret({ kmsKeyArn })).toEqual([
      `${here}.secret.kmsKeyArn: must be a key in eu-west-1, where the certificate and its secret are, got "${kmsKeyArn}"; ` +
        'make one there, or copy the ARN of its replica there',
    ]);
  });

  test.each([
    ['arn:aws:iam::555555555555:root'],
    ['arn:aws:iam::555555555555:user/host'],
    ['arn:aws:sts::555555555555:assumed-role/external-secrets/pod'],
    ['*'],
  ])('has no reader %s', (reader) => {
    expect(withSecret({ readers: [reader] })).toEqual([
      `${here}.secret.readers[0]: must be the ARN of an IAM role, got "${reader}"; write it as "arn:aws:iam::<account>:role/<name>"`,
    ]);
  });

  test('has no reader of another partition', () => {
    const reader = 'arn:aws-cn:iam::555555555555:role/external-secrets';
    expect(withSecret({ readers: [reader] })).toEqual([
      expect.stringContaining(`${here}.secret.readers[0]: must be in partition aws, as `),
    ]);
  });

  test('is there where no account may have copies', () => {
    expect(problems(original({ distribution: {} }))).toEqual([
      `${here}: must say accounts, a secret, or both, got {}; say who may have the certificate, or take the distribution out`,
    ]);
  });

  test('gives no account a copy', () => {
    expect(problems(original({ distribution: { secret: { kmsKeyArn: KEY } } }), copy())).toEqual([
      expect.stringMatching(/everywhere\.from: must be distributed to blog, .*; listed: none$/),
    ]);
  });
});

describe('refuses a copy', () => {
  const here = 'applications.blog.certificates.everywhere';

  test.each([
    [
      'shop/everywere',
      'must be a certificate with distribution, got "shop/everywere"; did you mean "shop/everywhere"?',
    ],
    ['shop/web', 'must be a certificate with distribution, got "shop/web"; choose one of shop/everywhere'],
    ['shop/constructor', 'must be a certificate with distribution, got "shop/constructor"; '],
  ])('of %s', (from, problem) => {
    const start = `${here}.from: ${problem}`;
    expect(problems(original(), copy({ from })).map((each) => each.slice(0, start.length))).toEqual([start]);
  });

  test.each(['everywhere', 'shop/', '/everywhere', 'shop/every/where', 'Shop/everywhere'])(
    'whose original is written as %j',
    (from) => {
      expect(problems(original(), copy({ from }))).toEqual([
        `${here}.from: must be a certificate of another application, got "${from}"; write it as "edge/everywhere"`,
      ]);
    },
  );

  test('that its account was not given', () => {
    expect(problems(original({ distribution: { accounts: ['partner'] } }), copy())).toEqual([
      `${here}.from: must be distributed to blog, got "shop/everywhere"; add it to the accounts of that certificate's ` +
        'distribution; listed: partner',
    ]);
  });

  test('of an account that is retired', () => {
    expect(
      problems(original(), copy(), (shop) => Object.assign(shop, { retired: true })).filter((each) =>
        each.startsWith(here),
      ),
    ).toEqual([
      `${here}.from: must be of an account that is not retired, whose function deletes the copy, got "shop/everywhere"; ` +
        'take the copy out first, and apply',
    ]);
  });

  test('beside another of the same certificate', () => {
    const found = problems(original(), copy(), (_shop, blog) =>
      Object.assign(blog.certificates!, { again: copy() }),
    );
    expect(found).toEqual([
      'applications.blog.certificates.again.from: must have one copy in the account, and everywhere is one, got ' +
        '"shop/everywhere"; declare one with the Regions of both',
    ]);
  });

  test('with other names or another key', () => {
    const both = { subjectAlternativeNames: ['a.example.com'], keyAlgorithm: 'EC_prime256v1' };
    const found = problems(
      original(both),
      copy({ subjectAlternativeNames: ['b.example.com'], keyAlgorithm: 'RSA_2048' }),
    );
    expect(found.filter((each) => each.startsWith(here))).toEqual([
      `${here}.subjectAlternativeNames[0]: must be a name of shop/everywhere, got "b.example.com"; it has ${NAME}, a.example.com`,
      `${here}: must have every name of shop/everywhere, as it is that certificate; add a.example.com`,
      `${here}.keyAlgorithm: must be that of shop/everywhere, got "RSA_2048"; write EC_prime256v1, or leave it out`,
    ]);
  });
});
