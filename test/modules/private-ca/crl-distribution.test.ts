import type { ICertificate } from '../../../modules/core';
import {
  CrlDistribution,
  type CrlDistributionProps,
  CrlRevocation,
  RootCertificateAuthority,
} from '../../../modules/private-ca';
import { onlyResource, resources, synth } from '../../support/synth';

const at = { providerRegion: 'eu-west-1', accountId: '111122223333' };
const certificate: ICertificate = {
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b',
  domainNames: ['crl.example.com', 'lists.example.org'],
};

function served(changes: Partial<CrlDistributionProps> = {}) {
  return synth((stack) => {
    const host = new CrlDistribution({
      certificate,
      hostedZoneIds: { 'crl.example.com': 'Z1COM', 'lists.example.org': 'Z1ORG' },
      ...changes,
    });
    new RootCertificateAuthority(stack, 'Root', {
      commonName: 'Root',
      validityYears: 10,
      revocation: new CrlRevocation({ bucketName: 'lists', hostName: 'crl.example.com', host }),
      at,
    });
  });
}

test('answers plain HTTP and HTTPS, to read only, and keeps a list five minutes', () => {
  expect(onlyResource(served(), 'aws_cloudfront_distribution')).toMatchObject({
    aliases: ['crl.example.com', 'lists.example.org'],
    default_cache_behavior: {
      viewer_protocol_policy: 'allow-all',
      allowed_methods: ['GET', 'HEAD'],
      max_ttl: 300,
    },
    viewer_certificate: { acm_certificate_arn: certificate.certificateArn, ssl_support_method: 'sni-only' },
  });
});

test('reads the bucket as itself, and the bucket lets in this distribution', () => {
  const made = served();
  expect(onlyResource(made, 'aws_cloudfront_origin_access_control')).toMatchObject({
    origin_access_control_origin_type: 's3',
    signing_behavior: 'always',
  });
  expect(onlyResource(made, 'aws_cloudfront_distribution').origin).toEqual([
    {
      origin_id: 'lists',
      domain_name: expect.stringContaining('bucket_regional_domain_name'),
      origin_access_control_id: expect.stringContaining('aws_cloudfront_origin_access_control.'),
    },
  ]);
  expect(onlyResource(made, 'aws_s3_bucket_policy').policy).toMatch(
    /"aws:SourceArn":"\$\{aws_cloudfront_distribution\.[^"]+\.arn\}"/,
  );
});

test('has an alias record of each family for each name, in the zone of the name', () => {
  expect(
    resources(served(), 'aws_route53_record')
      .map(({ name, type, zone_id }) => `${String(name)} ${String(type)} ${String(zone_id)}`)
      .sort(),
  ).toEqual([
    'crl.example.com A Z1COM',
    'crl.example.com AAAA Z1COM',
    'lists.example.org A Z1ORG',
    'lists.example.org AAAA Z1ORG',
  ]);
});

test.each([
  [
    'a certificate in another Region',
    {
      certificate: { ...certificate, certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b' },
    },
    'us-east-1',
  ],
  [
    'a name that is not on the certificate',
    { hostedZoneIds: { 'crl.example.net': 'Z1NET' } },
    'crl.example.net',
  ],
])('fails for %s', (_what, changes, message) => {
  expect(() => served(changes)).toThrow(message);
});
