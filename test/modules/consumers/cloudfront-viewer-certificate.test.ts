import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { Lazy } from 'cdktf';
import {
  CloudFrontViewerCertificate,
  type CloudFrontViewerCertificateProps,
} from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d';

function viewer(props: Partial<CloudFrontViewerCertificateProps> = {}, stack = testStack()) {
  return new CloudFrontViewerCertificate(stack, 'Viewer', {
    certificate: { certificateArn, domainNames: ['*.example.com'] },
    aliases: ['www.example.com'],
    ...props,
  });
}

test('serves by SNI with TLS 1.2 or newer', () => {
  expect(viewer().viewerCertificate).toEqual({
    acmCertificateArn: certificateArn,
    sslSupportMethod: 'sni-only',
    minimumProtocolVersion: 'TLSv1.2_2021',
  });
});

test('serves newer protocols only where told so', () => {
  expect(viewer({ minimumProtocolVersion: 'TLSv1.3_2025' }).viewerCertificate).toMatchObject({
    minimumProtocolVersion: 'TLSv1.3_2025',
  });
});

test('defines no resource by itself', () => {
  const stack = testStack();
  viewer({}, stack);

  expect(template(stack)).not.toHaveProperty('resource');
});

test('fits into any distribution', () => {
  const made = synth((stack) => {
    const { aliases, viewerCertificate } = viewer({}, stack);
    new CloudfrontDistribution(stack, 'Own', {
      enabled: true,
      aliases,
      viewerCertificate,
      origin: [{ originId: 'o', domainName: 'origin.example.com' }],
      defaultCacheBehavior: {
        targetOriginId: 'o',
        viewerProtocolPolicy: 'https-only',
        allowedMethods: ['GET', 'HEAD'],
        cachedMethods: ['GET', 'HEAD'],
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
    });
  });

  expect(onlyResource(made, 'aws_cloudfront_distribution')).toMatchObject({
    aliases: ['www.example.com'],
    viewer_certificate: {
      acm_certificate_arn: certificateArn,
      ssl_support_method: 'sni-only',
      minimum_protocol_version: 'TLSv1.2_2021',
    },
  });
});

test('a wildcard alias needs the same wildcard on the certificate', () => {
  expect(() => viewer({ aliases: ['*.example.com'] })).not.toThrow();
  expect(() => viewer({ aliases: ['*.shop.example.com'] })).toThrow('got "*.shop.example.com"');
});

test('tokens pass', () => {
  const token = Lazy.stringValue({ produce: () => certificateArn });

  expect(
    viewer({ certificate: { certificateArn: token }, at: { accountId: '222222222222' } }).viewerCertificate
      .acmCertificateArn,
  ).toBe(token);
});

test('fails for an alias the certificate does not cover', () => {
  expect(() => viewer({ aliases: ['www.example.com', 'example.com'] })).toThrow(
    '[test/Viewer] every host name of CloudFront must be on a certificate, got "example.com" ' +
      'and certificates for *.example.com',
  );
});

test('fails for a certificate outside us-east-1, wherever the provider is', () => {
  const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a' };

  expect(() => viewer({ certificate, at: { region: 'eu-west-1' } })).toThrow(
    '[test/Viewer] CloudFront takes a certificate of us-east-1 here, got one of eu-west-1; ' +
      'give the certificate a placement in us-east-1',
  );
});

test('fails for a certificate of another account', () => {
  expect(() => viewer({ at: { accountId: '222222222222' } })).toThrow(
    'CloudFront takes a certificate of its own account only, got one of account 111111111111',
  );
});

test('fails for a P-521 key and accepts P-384 and RSA with 4096 bits', () => {
  const keyed = (keyAlgorithm: string) => () => viewer({ certificate: { certificateArn, keyAlgorithm } });

  expect(keyed('EC_secp521r1')).toThrow('CloudFront takes a key of RSA_1024, RSA_2048');
  expect(keyed('EC_secp384r1')).not.toThrow();
  expect(keyed('RSA_4096')).not.toThrow();
});
