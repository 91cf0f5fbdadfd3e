import type { Application, CertificateAuthority, Environment } from '../../environments';
import playground from '../../environments/local';
import { ApplicationStack } from '../../stacks/application-stack';
import { type Template, dataSources, onlyResource, resources, template, testApp } from '../support/synth';

/** Without what serves other accounts. */
const local: Environment = {
  ...playground,
  dnsValidation: undefined,
  census: undefined,
  notifications: undefined,
};
const { shop, partner } = local.applications as { shop: Application; partner: Application };
const issuing = local.sharedServices.certificateAuthorities!.issuing!;

/** The stack of an application of the local environment after a change. */
function stackOf(name: string, application: Application, environment: Environment = local): Template {
  return template(new ApplicationStack(testApp(), environment, name, application));
}

/** The local environment with another issuing CA. */
function withIssuing(changes: object): Environment {
  const { sharedServices } = local;
  const changed = { ...issuing, ...changes };
  return {
    ...local,
    sharedServices: {
      ...sharedServices,
      certificateAuthorities: { ...sharedServices.certificateAuthorities, issuing: changed },
    },
  };
}

const providersOf = ({ provider }: Template) => provider!.aws!.map(({ alias, region }) => [alias, region]);

/** Validation records that the stack has. */
const recordsOf = (made: Template) => resources(made, 'aws_route53_record');

describe('its way to shared services', () => {
  test('is the deploy role and then the validation role', () => {
    const [, provider] = stackOf('partner', partner).provider!.aws!;
    expect(provider!.assume_role).toEqual([
      { role_arn: 'arn:aws:iam::333333333333:role/certfleet-deploy', session_name: 'certfleet' },
      {
        role_arn: 'arn:aws:iam::111111111111:role/certfleet-local-partner-validation',
        external_id: 'example-partner',
        session_name: 'certfleet',
      },
    ]);
  });

  test('is there for what the account was given, whether it has certificates or not', () => {
    expect(providersOf(stackOf('shop', { ...shop, certificates: {}, consumers: {} }))).toContainEqual([
      'shared-services',
      'eu-west-1',
    ]);
  });

  test('is not there for an account that was given neither a domain nor a share to accept', () => {
    const certificates = { orders: shop.certificates!.orders! };
    const made = stackOf('shop', { ...shop, domains: undefined, certificates, consumers: {} });
    expect(providersOf(made)).toEqual([
      [undefined, 'eu-west-1'],
      ['us-east-1', 'us-east-1'],
    ]);
  });

  test('leads to the Region of each CA whose share has to be accepted, too', () => {
    const made = stackOf(
      'partner',
      { ...partner, regions: ['us-east-1'], certificates: {} },
      withIssuing({ region: 'us-east-1' }),
    );
    expect(providersOf(made)).toEqual([
      [undefined, 'us-east-1'],
      ['shared-services', 'eu-west-1'],
      ['shared-services-us-east-1', 'us-east-1'],
    ]);
  });
});

describe('its CAs', () => {
  test('are found by the name of the share, and must belong to shared services', () => {
    const [share] = dataSources(stackOf('shop', shop), 'aws_ram_resource_share');
    expect(share).toMatchObject({ name: 'certfleet-local-issuing', resource_owner: 'OTHER-ACCOUNTS' });
    expect(JSON.stringify(share!.lifecycle)).toContain('self.owning_account_id == \\"111111111111\\"');
  });

  test('are accepted from outside the organization, by the ARN that shared services tells', () => {
    const made = stackOf('partner', partner);
    expect(dataSources(made, 'aws_ssm_parameter')).toMatchObject([
      { name: '/certfleet/local/issuing/resource-share-arn', provider: 'aws.shared-services' },
    ]);
    expect(onlyResource(made, 'aws_ram_resource_share_accepter')).toMatchObject({
      share_arn: expect.stringMatching(/^\$\{data\.aws_ssm_parameter\..*\.insecure_value\}$/) as string,
    });
    expect(dataSources(made, 'aws_ram_resource_share')).toEqual([]);
  });

  test('are not found before a certificate needs one', () => {
    const made = stackOf('shop', { ...shop, certificates: {}, consumers: {} });
    expect(dataSources(made, 'aws_ram_resource_share')).toEqual([]);
  });

  test('stay accepted while no certificate needs one, as leaving takes the account off the share', () => {
    const made = stackOf('partner', { ...partner, certificates: {} });
    expect(resources(made, 'aws_ram_resource_share_accepter')).toHaveLength(1);
  });

  test('move in the state what accepts one that is renamed', () => {
    const { root } = local.sharedServices.certificateAuthorities!;
    const [address] = Object.keys(stackOf('partner', partner).resource!.aws_ram_resource_share_accepter!);
    const renamed = { ...issuing, formerly: 'issuing' } as CertificateAuthority;
    const made = stackOf(
      'partner',
      { ...partner, certificates: {} },
      {
        ...local,
        sharedServices: { ...local.sharedServices, certificateAuthorities: { root: root!, leaf: renamed } },
      },
    );
    expect(made.moved!.map(({ from }) => from)).toEqual([`aws_ram_resource_share_accepter.${address}`]);
  });

  test('fail where the account has to accept one that nobody gave it', () => {
    const alone = { ...partner, domains: undefined };
    expect(() => stackOf('partner', alone, withIssuing({ shareWith: { organization: true } }))).toThrow(
      'a CA must be shared with the account, got "issuing"; list the account in its shareWith',
    );
  });
});

describe('records of names that no certificate needs any more', () => {
  const withRecords = (
    validationRecords: Application['validationRecords'],
    changes: Partial<Application> = {},
  ) => stackOf('shop', { ...shop, certificates: {}, consumers: {}, validationRecords, ...changes });

  test('go with the last certificate, where nothing is said', () => {
    expect(recordsOf(withRecords({}))).toEqual([]);
    expect(withRecords({})).not.toHaveProperty('removed');
  });

  test('stay where they are retained, at the addresses they had', () => {
    const before = stackOf('shop', shop).resource!.aws_route53_record!;
    const after = withRecords({ 'api.example.com': 'retain' }).resource!.aws_route53_record!;
    const [[address, record] = []] = Object.entries(after);
    expect(Object.keys(after)).toHaveLength(1);
    expect(before).toHaveProperty([address!]);
    expect(record).toMatchObject({ lifecycle: { ignore_changes: ['name', 'records'] } });
  });

  test('are let go of where they are to be deleted, by the addresses they had', () => {
    const before = Object.keys(stackOf('shop', shop).resource!.aws_route53_record!);
    const made = withRecords({ 'api.example.com': 'delete' });
    expect(recordsOf(made)).toEqual([]);
    expect(made.removed).toMatchObject([{ lifecycle: { destroy: true } }]);
    expect(before.map((address) => `aws_route53_record.${address}`)).toContain(made.removed![0]!.from);
  });

  test('leave the state undeleted where they are retained and the account is retired', () => {
    const made = withRecords({ 'api.example.com': 'retain' }, { retired: true });
    expect(recordsOf(made)).toEqual([]);
    expect(made.removed).toMatchObject([{ lifecycle: { destroy: false } }]);
  });

  test('are nothing to Terraform in a zone that people edit', () => {
    const zones = { ...local.sharedServices.zones, 'example.net': { type: 'manual' } } as const;
    const made = stackOf(
      'shop',
      { ...shop, certificates: {}, consumers: {}, validationRecords: { 'old.example.net': 'delete' } },
      { ...local, sharedServices: { ...local.sharedServices, zones } },
    );
    expect(made).not.toHaveProperty('removed');
  });
});

describe('an account that is retired', () => {
  const made = stackOf('partner', { ...partner, retired: true });

  test('has nothing left, whatever is still declared', () => {
    expect(made).not.toHaveProperty('resource');
    expect(made).not.toHaveProperty('data');
    expect(made).not.toHaveProperty('output');
  });

  test('keeps its providers, by which Terraform destroys what the state holds', () => {
    expect(providersOf(made)).toEqual(providersOf(stackOf('partner', partner)));
  });
});

test('an account that is renamed keeps its state where it was, and assumes the role of its new name', () => {
  const made = stackOf('store', { ...shop, formerly: 'shop' });
  expect(made.terraform!.backend).toMatchObject({
    s3: { bucket: 'certfleet-local-state', key: 'certfleet/local-shop.tfstate' },
  });
  expect(JSON.stringify(made.provider)).toContain('role/certfleet-local-store-validation');
});
