import type { CertificateAuthority, Environment, ShareWith } from '../../environments';
import local from '../../environments/local';
import { CertificateAuthorityShares } from '../../stacks/certificate-authority-shares';
import { accountStack } from '../support/account';
import { onlyResource, resources, template } from '../support/synth';

const ARN = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b';
const ORGANIZATION = 'arn:aws:organizations::999999999999:organization/o-certfleet01';

/** What shares the CA of a name, which is shared with somebody or not. */
function shares(shareWith: ShareWith | undefined, changes: object = {}, name = 'issuing') {
  const authority = {
    commonName: 'Issuing',
    validityYears: 5,
    shareWith,
    ...changes,
  } as CertificateAuthority;
  const environment: Environment = {
    ...local,
    sharedServices: { ...local.sharedServices, certificateAuthorities: { [name]: authority } },
  };
  const { stack, providers } = accountStack();
  const arns = new Map([[name, ARN]]);
  new CertificateAuthorityShares(stack, 'Shares', { environment, providers, arns });
  return template(stack);
}

test('shares a CA at once within the organization, under the name by which accounts find it', () => {
  const made = shares({ organization: true });
  expect(onlyResource(made, 'aws_ram_resource_share')).toMatchObject({
    name: 'certfleet-local-issuing',
    region: 'eu-west-1',
    allow_external_principals: false,
  });
  expect(onlyResource(made, 'aws_ram_principal_association')).toMatchObject({ principal: ORGANIZATION });
  expect(onlyResource(made, 'aws_ram_resource_association')).toMatchObject({ resource_arn: ARN });
  expect(resources(made, 'aws_ssm_parameter')).toEqual([]);
});

test('tells accounts outside the ARN of the share that they have to accept', () => {
  const made = shares({ externalAccounts: ['partner'] });
  expect(onlyResource(made, 'aws_ram_resource_share')).toMatchObject({
    name: 'certfleet-local-issuing-external',
    allow_external_principals: true,
  });
  expect(onlyResource(made, 'aws_ram_principal_association')).toMatchObject({ principal: '333333333333' });
  expect(onlyResource(made, 'aws_ssm_parameter')).toMatchObject({
    name: '/certfleet/local/issuing/resource-share-arn',
    region: 'eu-west-1',
    value: expect.stringMatching(/^\$\{aws_ram_resource_association\..*\.resource_share_arn\}$/) as string,
  });
});

test('tells nobody of a share to accept that is for something else than to issue', () => {
  const made = shares({ externalAccounts: ['partner'], permissions: ['revoke'] });
  expect(resources(made, 'aws_ram_resource_share')).toHaveLength(1);
  expect(resources(made, 'aws_ssm_parameter')).toEqual([]);
});

test("has a share for each permission, and today's under the addresses they had", () => {
  const shareWith: ShareWith = { organization: true, externalAccounts: ['partner'] };
  const before = shares(shareWith);
  const after = shares({ ...shareWith, permissions: ['issue', 'revoke'] });
  const names = resources(after, 'aws_ram_resource_share').map(({ name }) => name);
  expect(names.sort()).toEqual([
    'certfleet-local-issuing',
    'certfleet-local-issuing-external',
    'certfleet-local-issuing-external-revoke',
    'certfleet-local-issuing-revoke',
  ]);
  expect(after.resource!.aws_ram_resource_share).toMatchObject(before.resource!.aws_ram_resource_share!);
  expect(resources(after, 'aws_ssm_parameter')).toHaveLength(1);
});

test('shares a CA in its own Region', () => {
  const made = shares({ externalAccounts: ['partner'] }, { region: 'us-east-1' });
  const shared = ['aws_ram_resource_share', 'aws_ram_resource_association', 'aws_ssm_parameter'];
  for (const type of shared) expect(onlyResource(made, type)).toMatchObject({ region: 'us-east-1' });
});

test('has nothing of a CA that is not shared', () => {
  expect(shares(undefined)).not.toHaveProperty('resource');
});

test('moves the shares of a renamed CA, and the parameter, in the state', () => {
  const shareWith: ShareWith = {
    organization: true,
    externalAccounts: ['partner'],
    permissions: ['issue', 'revoke'],
  };
  const addresses = Object.entries(shares(shareWith).resource!).flatMap(([type, instances]) =>
    Object.keys(instances).map((id) => `${type}.${id}`),
  );
  const { moved } = shares(shareWith, { formerly: 'issuing' }, 'leaf');
  expect(moved!.map(({ from }) => from).sort()).toEqual(addresses.sort());
});
