import { parse } from 'yaml';
import { manifestYaml, privateCaIssuer } from '../../../modules/kubernetes';
import { schemaErrors } from '../../support/kubernetes-schema';

const certificateAuthority = {
  certificateAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/issuing',
};

test('issues for all namespaces, by the one template that shares allow', () => {
  const object: unknown = parse(manifestYaml(privateCaIssuer({ name: 'internal', certificateAuthority })));

  expect(schemaErrors(object)).toEqual([]);
  expect(object).toEqual({
    apiVersion: 'awspca.cert-manager.io/v1beta1',
    kind: 'AWSPCAClusterIssuer',
    metadata: { name: 'internal' },
    spec: {
      arn: certificateAuthority.certificateAuthorityArn,
      region: 'eu-west-1',
      pcaTemplate: { defaultTemplateName: 'EndEntityCertificate/V1' },
    },
  });
});

test('everything is as it was asked to be', () => {
  const object: unknown = parse(
    manifestYaml(
      privateCaIssuer({
        name: 'internal',
        namespace: 'shop',
        certificateAuthority: { ...certificateAuthority, region: 'eu-central-1' },
        template: 'EndEntityServerAuthCertificate/V1',
        roleArn: 'arn:aws:iam::111111111111:role/issuer',
      }),
    ),
  );

  expect(schemaErrors(object)).toEqual([]);
  expect(object).toEqual({
    apiVersion: 'awspca.cert-manager.io/v1beta1',
    kind: 'AWSPCAIssuer',
    metadata: { name: 'internal', namespace: 'shop' },
    spec: {
      arn: certificateAuthority.certificateAuthorityArn,
      region: 'eu-central-1',
      role: 'arn:aws:iam::111111111111:role/issuer',
      pcaTemplate: { defaultTemplateName: 'EndEntityServerAuthCertificate/V1' },
    },
  });
});

test('says no Region where nothing tells it', () => {
  const { spec } = privateCaIssuer({
    name: 'internal',
    certificateAuthority: { certificateAuthorityArn: '${aws_acmpca_certificate_authority.ca.arn}' },
  });
  expect(spec).not.toHaveProperty('region');
});
