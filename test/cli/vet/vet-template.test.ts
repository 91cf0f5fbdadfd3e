import fc from 'fast-check';
import { problemLine } from '../../../environments';
import type { PlanPolicy } from '../../../cli/vet/policy';
import { vetTemplate } from '../../../cli/vet/vet-template';

const policy: PlanPolicy = {
  providers: { 'hashicorp/aws': ['~> 5.100'], 'hashicorp/random': ['3.7.2'] },
  accounts: ['111122220000', '111122220001'],
  backends: { s3: [{ bucket: 'state', region: 'eu-west-1', encrypt: true }] },
  modules: { 'terraform-aws-modules/acm/aws': ['5.1.1'], 'git::https://example.com/m.git?ref=abc': [] },
  dataSources: ['aws_caller_identity'],
};

const good = {
  '//': { metadata: { stackName: 'shop' } },
  terraform: {
    backend: { s3: { bucket: 'state', key: 'shop.tfstate', region: 'eu-west-1', encrypt: true } },
    required_providers: { aws: { source: 'aws', version: '~> 5.100' } },
  },
  provider: {
    aws: [
      {
        region: 'eu-west-1',
        allowed_account_ids: ['111122220001'],
        assume_role: [{ role_arn: 'arn:aws:iam::111122220000:role/validation' }],
      },
    ],
  },
  data: { aws_route53_zone: { Zone: { name: 'example.com' } }, aws_caller_identity: { Me: {} } },
  resource: {
    aws_acm_certificate: { Web: { domain_name: 'shop.example.com', tags: { owner: 'Ada (shop)' } } },
    terraform_data: { Note: { input: '${one([for o in aws_acm_certificate.Web.x : o if (o.y)])}' } },
  },
};

const lines = (template: unknown) => vetTemplate(template, policy).map(problemLine);

test('accepts what the policy names', () => {
  expect(lines(good)).toEqual([]);
});

test('accepts a module of the policy, by version or by what stands in its source', () => {
  const module = {
    a: { source: 'terraform-aws-modules/acm/aws', version: '5.1.1', providers: { aws: 'aws' } },
    b: { source: 'git::https://example.com/m.git?ref=abc' },
  };
  expect(lines({ ...good, module })).toEqual([]);
});

const resource = (body: object) => ({ ...good, resource: { aws_acm_certificate: { Web: body } } });
const provider = (block: object) => ({ ...good, provider: { aws: [{ ...good.provider.aws[0], ...block }] } });
const terraform = (settings: object) => ({ ...good, terraform: { ...good.terraform, ...settings } });
const evil = { source: 'evil/aws', version: '1.0.0' };

/** Each runs a program, fetches one, or sends requests elsewhere, once somebody plans it. */
const HOSTILE: ReadonlyArray<readonly [what: string, template: unknown, path: string]> = [
  [
    'a provider of a stranger',
    terraform({ required_providers: { aws: evil } }),
    'terraform.required_providers.aws',
  ],
  [
    'a provider from another registry',
    terraform({ required_providers: { aws: { source: 'example.com/hashicorp/aws', version: '~> 5.100' } } }),
    'terraform.required_providers.aws',
  ],
  [
    'another version of a provider',
    terraform({ required_providers: { aws: { source: 'aws', version: '>= 0' } } }),
    'terraform.required_providers.aws',
  ],
  [
    'a provider of no version',
    terraform({ required_providers: { aws: { source: 'hashicorp/aws' } } }),
    'terraform.required_providers.aws',
  ],
  [
    'a provider named like a property of every object',
    terraform({ required_providers: { aws: { source: 'constructor', version: 'x' } } }),
    'terraform.required_providers.aws',
  ],
  [
    'a provider that nobody declares',
    { ...good, resource: { null_resource: { A: {} } } },
    'resource.null_resource.A',
  ],
  [
    'a provider that only a resource names',
    resource({ provider: 'aws_evil.x' }),
    'resource.aws_acm_certificate.Web',
  ],
  ['a provider that only an import names', { ...good, import: [{ provider: 'http' }] }, 'import[0]'],
  ['a provider block that nobody declares', { ...good, provider: { http: [{}] } }, 'provider.http'],
  [
    'a provider that only a module gets',
    {
      ...good,
      module: { a: { source: 'git::https://example.com/m.git?ref=abc', providers: { x: 'evil.x' } } },
    },
    'module.a',
  ],
  [
    'the external data source',
    { ...good, data: { external: { Run: { program: ['sh'] } } } },
    'data.external',
  ],
  [
    'a data source that sends what it is given',
    { ...good, data: { aws_s3_object: { A: {} } } },
    'data.aws_s3_object',
  ],
  [
    'the state of others',
    { ...good, data: { terraform_remote_state: { A: {} } } },
    'data.terraform_remote_state',
  ],
  [
    'a provisioner',
    resource({ provisioner: [{ 'local-exec': { command: 'id' } }] }),
    'resource.aws_acm_certificate.Web.provisioner',
  ],
  [
    'a provisioner of the built-in resource',
    { ...good, resource: { terraform_data: { A: { provisioner: { 'local-exec': { command: 'id' } } } } } },
    'resource.terraform_data.A.provisioner',
  ],
  [
    'a provisioner that runs at the end',
    { ...good, removed: [{ from: 'a.b', provisioner: [] }] },
    'removed[0].provisioner',
  ],
  [
    'a connection',
    resource({ connection: { host: 'evil.example' } }),
    'resource.aws_acm_certificate.Web.connection',
  ],
  [
    'a module of a stranger',
    { ...good, module: { a: { source: 'evil/acm/aws', version: '1.0.0' } } },
    'module.a',
  ],
  [
    'a module of another version',
    { ...good, module: { a: { source: 'terraform-aws-modules/acm/aws', version: '9' } } },
    'module.a',
  ],
  [
    'a module of any version',
    { ...good, module: { a: { source: 'terraform-aws-modules/acm/aws' } } },
    'module.a',
  ],
  ['a module in a folder', { ...good, module: { a: { source: './assets/x' } } }, 'module.a'],
  [
    'a backend that is a web server',
    terraform({ backend: { http: { address: 'https://evil.example' } } }),
    'terraform.backend',
  ],
  [
    'a state in the bucket of a stranger',
    terraform({ backend: { s3: { ...good.terraform.backend.s3, bucket: 'evil' } } }),
    'terraform.backend',
  ],
  [
    'a state behind an endpoint of a stranger',
    terraform({
      backend: { s3: { ...good.terraform.backend.s3, endpoints: { s3: 'https://evil.example' } } },
    }),
    'terraform.backend',
  ],
  ['no backend', terraform({ backend: {} }), 'terraform.backend'],
  ['no settings at all', { ...good, terraform: {} }, 'terraform.backend'],
  ['HCP Terraform, which runs elsewhere', terraform({ cloud: { organization: 'evil' } }), 'terraform.cloud'],
  [
    'a provider that runs a program for credentials',
    provider({ shared_config_files: ['assets/x'] }),
    'provider.aws[0].shared_config_files',
  ],
  [
    'a provider that asks elsewhere',
    provider({ endpoints: [{ sts: 'https://evil.example' }] }),
    'provider.aws[0].endpoints',
  ],
  [
    'a provider of a stranger’s account',
    provider({ allowed_account_ids: ['999999999999'] }),
    'provider.aws[0]',
  ],
  ['a provider of any account', provider({ allowed_account_ids: undefined }), 'provider.aws[0]'],
  [
    'a role of a stranger',
    provider({ assume_role: [{ role_arn: 'arn:aws:iam::999999999999:role/take' }] }),
    'provider.aws[0]',
  ],
  [
    'a provider that tells a secret',
    provider({
      default_tags: [{ tags: { a: '${data.aws_secretsmanager_secret_version.A.secret_string}' } }],
    }),
    'provider.aws[0]',
  ],
  ['what opens while planning', { ...good, ephemeral: { aws_lambda_invocation: { A: {} } } }, 'ephemeral'],
  ['a check that looks things up', { ...good, check: { a: { data: { http: { A: {} } } } } }, 'check'],
  ['a list where CDKTF writes none', { ...good, resource: [{ null_resource: { A: {} } }] }, 'resource'],
  [
    'a list of bodies',
    { ...good, resource: { terraform_data: { A: [{ provisioner: {} }] } } },
    'resource.terraform_data.A',
  ],
  [
    'a body under the name of a prototype',
    { ...good, resource: { terraform_data: JSON.parse('{"__proto__": [{"provisioner": {}}]}') } },
    'resource.terraform_data.__proto__',
  ],
  ['lists of settings', { ...good, terraform: [good.terraform, { backend: { http: {} } }] }, 'terraform'],
  ['a text for a stack', 'resource', 'the environment'],
];

test.each(HOSTILE)('refuses %s', (_, template, path) => {
  const found = lines(template);

  expect(found.length).toBeGreaterThan(0);
  expect(found.map((line) => line.slice(0, line.indexOf(': ')))).toContain(path);
});

describe('of what is evaluated', () => {
  const refused = (text: string) => lines(resource({ tags: { a: text } }));

  test.each([
    '${file("/proc/self/environ")}',
    'a ${base64encode(filebase64("/proc/self/environ"))} b',
    '%{ if file("/etc/passwd") != "" }a%{ endif }',
    '${templatefile("assets/x", {})}',
    '${templatestring(var.a, {})}',
    '${core::file("/etc/passwd")}',
    '${core :: file ("/etc/passwd")}',
    '${file/* a */ /**/("/etc/passwd")}',
    '${file # a\n // b\n ("/etc/passwd")}',
    '${"${file("/etc/passwd")}"}',
    '${provider::evil::run()}',
    '${nonsensitive(data.aws_secretsmanager_secret_version.A.secret_string)}',
    '${fileset("/", "*")}',
    '${FILE("x")}',
  ])('refuses %s', (text) => {
    expect(refused(text)).toEqual([
      expect.stringMatching(
        /^resource\.aws_acm_certificate\.Web\.tags\.a: must call no function that reads files/,
      ),
    ]);
  });

  test('refuses a function in a key, in an output, in a local and in a list', () => {
    const text = '${file("x")}';
    expect(lines(resource({ tags: { [text]: 'a' } }))).toHaveLength(1);
    expect(lines({ ...good, output: { a: { value: text } } })).toHaveLength(1);
    expect(lines({ ...good, locals: { a: [{ b: [text] }] } })).toHaveLength(1);
  });

  test.each(['file("x")', 'see file (1)', '${trimsuffix(upper("a"), "b")}', '${aws_x.file.arn}', '$5 (net)'])(
    'accepts %s',
    (text) => {
      expect(refused(text)).toEqual([]);
    },
  );

  test('refuses a call however it is spaced, and ends soon', () => {
    const filler = fc.array(fc.constantFrom(' ', '\n', '/**/', '/* ( */', '/* * */', '# (\n', '//\n'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(filler, fc.string(), (between, argument) => {
        expect(refused(`\${file${between.join('')}(${JSON.stringify(argument)})}`).length).toBeGreaterThan(0);
      }),
      { seed: 8, numRuns: 500 },
    );
    expect(refused(`\${x ${'/**/'.repeat(50_000)}}`)).toEqual([]);
  });
});

test('shows no value of a provider', () => {
  expect(lines(provider({ secret_key: 'hunter2' })).join()).not.toContain('hunter2');
});
