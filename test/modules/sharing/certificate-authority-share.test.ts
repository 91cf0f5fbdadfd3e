import { Fn, TerraformOutput } from 'cdktf';
import type { SharePermission } from '../../../modules/core';
import {
  AcceptedCertificateAuthority,
  CertificateAuthorityShare,
  ShareArnParameter,
  SharedCertificateAuthority,
} from '../../../modules/sharing';
import { PrivateCertificate } from '../../../modules/certificate';
import { dataSources, onlyResource, resources, synth } from '../../support/synth';

const certificateAuthorityArn = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b';
const organization = 'arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5';
const share = { shareName: 'issuing', certificateAuthorityArn, principals: [organization, '444455556666'] };

describe('CertificateAuthorityShare', () => {
  test('lets the principals issue, and nobody outside the organization', () => {
    const made = synth((stack) => new CertificateAuthorityShare(stack, 'Share', share));
    expect(onlyResource(made, 'aws_ram_resource_share')).toMatchObject({
      name: 'issuing',
      allow_external_principals: false,
      permission_arns: ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionCertificateAuthority'],
    });
    expect(onlyResource(made, 'aws_ram_resource_association').resource_arn).toBe(certificateAuthorityArn);
    expect(
      resources(made, 'aws_ram_principal_association')
        .map((each) => each.principal)
        .sort(),
    ).toEqual(['444455556666', organization]);
  });

  test.each([
    ['revoke', 'AWSRAMRevokeCertificateCertificateAuthority'],
    ['issue-blank', 'AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority'],
    ['issue-subordinate-ca', 'AWSRAMSubordinateCACertificatePathLen0IssuanceCertificateAuthority'],
  ] as const)('gives the managed permission to %s, in the partition of the Region', (permission, name) => {
    const made = synth(
      (stack) =>
        new CertificateAuthorityShare(stack, 'Share', {
          ...share,
          permission,
          at: { providerRegion: 'us-gov-west-1' },
        }),
    );
    expect(onlyResource(made, 'aws_ram_resource_share').permission_arns).toEqual([
      `arn:aws-us-gov:ram::aws:permission/${name}`,
    ]);
  });

  test('is known once every principal and the CA are part of it', () => {
    const made = synth((stack) => {
      const { resourceShareArn } = new CertificateAuthorityShare(stack, 'Share', share);
      new TerraformOutput(stack, 'arn', { value: resourceShareArn });
    });
    expect(made.output!.arn!.value).toMatch(/aws_ram_resource_association\.\w+\.resource_share_arn/);
    const principals = Object.keys(made.resource!.aws_ram_principal_association!);
    expect(new Set(onlyResource(made, 'aws_ram_resource_association').depends_on as string[])).toEqual(
      new Set(principals.map((id) => `aws_ram_principal_association.${id}`)),
    );
  });

  test('takes a CA that is known only at apply', () => {
    const token = Fn.join('', ['arn']);
    expect(() =>
      synth(
        (stack) =>
          new CertificateAuthorityShare(stack, 'Share', { ...share, certificateAuthorityArn: token }),
      ),
    ).not.toThrow();
  });

  test.each([
    [
      'an ACM certificate, and names the ways that work',
      { certificateAuthorityArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b' },
      'AWS shares no ACM certificate: request a public certificate in each account',
    ],
    [
      'text that is no ARN',
      { certificateAuthorityArn: 'issuing' },
      'must be the ARN of a private CA, got "issuing"',
    ],
    ['a principal of unknown form', { principals: ['shop'] }, 'principals must be account ids'],
    [
      'a principal twice',
      { principals: ['444455556666', '444455556666'] },
      'each named once, got 444455556666',
    ],
    [
      'a permission that RAM does not know',
      { permission: 'issue-everything' as SharePermission },
      'permission must be one of issue, issue-blank, revoke, issue-subordinate-ca, got "issue-everything"',
    ],
    ['no principal', { principals: [] }, 'at least one and each named once, got none'],
  ])('fails for %s', (_what, changes, message) => {
    expect(() =>
      synth((stack) => new CertificateAuthorityShare(stack, 'Share', { ...share, ...changes })),
    ).toThrow(message);
  });
});

const ownerAccountId = '111122223333';

test('a consumer of the organization finds the CA by the name of the share, and accepts nothing', () => {
  const made = synth((stack) => {
    const certificateAuthority = new SharedCertificateAuthority(stack, 'Ca', {
      shareName: 'issuing',
      ownerAccountId,
    });
    new PrivateCertificate(stack, 'Orders', { certificateAuthority, domainName: 'orders.example.com' });
  });
  expect(dataSources(made, 'aws_ram_resource_share')).toMatchObject([
    { name: 'issuing', resource_owner: 'OTHER-ACCOUNTS', resource_share_status: 'ACTIVE' },
  ]);
  expect(onlyResource(made, 'aws_acm_certificate').certificate_authority_arn).toMatch(
    /^\$\{one\(\[for arn in data\.aws_ram_resource_share\.Ca_Share_\w+\.resource_arns : arn if .* == "111122223333"\]\)\}$/,
  );
  expect(resources(made, 'aws_ram_resource_share_accepter')).toHaveLength(0);
});

test("a consumer takes no share but its owner's, with one CA of the owner in it", () => {
  const made = synth((stack) => {
    new SharedCertificateAuthority(stack, 'Ca', { shareName: 'issuing', ownerAccountId });
  });
  expect(dataSources(made, 'aws_ram_resource_share')[0]!.lifecycle).toEqual({
    postcondition: [
      {
        condition: '${self.owning_account_id == "111122223333"}',
        error_message: expect.stringContaining('the share issuing must be owned by account 111122223333'),
      },
      {
        condition: expect.stringMatching(/^\$\{length\(\[for arn in self\.resource_arns .*\) == 1\}$/),
        error_message: expect.stringContaining('must hold one private CA of account 111122223333'),
      },
    ],
  });
});

test('an account outside reads the ARN of the share, accepts it, and requests from what it got', () => {
  const made = synth((stack) => {
    const resourceShareArn = ShareArnParameter.lookUp(stack, 'Arn', '/certfleet/x', {});
    const certificateAuthority = new AcceptedCertificateAuthority(stack, 'Ca', {
      resourceShareArn,
      ownerAccountId,
    });
    new PrivateCertificate(stack, 'Feed', { certificateAuthority, domainName: 'feed.example.com' });
  });
  expect(dataSources(made, 'aws_ssm_parameter')).toEqual([{ name: '/certfleet/x' }]);
  expect(onlyResource(made, 'aws_ram_resource_share_accepter').share_arn).toBe(
    '${data.aws_ssm_parameter.Arn.insecure_value}',
  );
  expect(onlyResource(made, 'aws_acm_certificate').certificate_authority_arn).toMatch(
    /aws_ram_resource_share_accepter\.Ca_\w+\.resources/,
  );
});

test("an account outside accepts no share but its owner's", () => {
  const made = synth((stack) => {
    const resourceShareArn = ShareArnParameter.lookUp(stack, 'Arn', '/certfleet/x', {});
    new AcceptedCertificateAuthority(stack, 'Ca', { resourceShareArn, ownerAccountId });
  });
  expect(onlyResource(made, 'aws_ram_resource_share_accepter').lifecycle).toMatchObject({
    precondition: [
      {
        condition: '${(element(split(":", data.aws_ssm_parameter.Arn.insecure_value), 4) == "111122223333")}',
        error_message: expect.stringContaining('got ${data.aws_ssm_parameter.Arn.insecure_value}'),
      },
    ],
    postcondition: [
      { error_message: expect.stringContaining('the accepted share must hold one private CA') },
    ],
  });
});

test('the parameter has the ARN that a policy can name before it exists', () => {
  const at = { providerRegion: 'eu-west-1', accountId: '111122223333' };
  expect(ShareArnParameter.arnOf('/certfleet/x', at)).toBe(
    'arn:aws:ssm:eu-west-1:111122223333:parameter/certfleet/x',
  );
});
