import type { Environment, SharedServices } from '../../environments';
import local from '../../environments/local';
import { synthesizedStacks } from '../support/environment-stacks';

/** Regions of the providers of shared services. */
function providerRegions(changes: Partial<SharedServices>, region = 'eu-west-1'): unknown[] {
  const environment: Environment = {
    ...local,
    sharedServices: { ...local.sharedServices, certificateAuthorities: {}, region, ...changes },
    applications: {},
  };
  return synthesizedStacks(environment)['local-shared-services']!.provider!.aws!.map(
    (provider) => provider.region,
  );
}

const list = (hostName: string) =>
  ({
    commonName: 'Example',
    validityYears: 10,
    revocation: { type: 'crl', bucketName: 'example-lists', hostName },
  }) as const;

test('has a provider of version 5 for its own Region and those of its CAs', () => {
  expect(providerRegions({})).toEqual(['eu-west-1']);
  const root = { commonName: 'Example', validityYears: 10, region: 'eu-central-1' };
  expect(providerRegions({ certificateAuthorities: { root } })).toEqual(['eu-west-1', 'eu-central-1']);
});

test('keeps the provider of a Region that is listed, so that what is there can be taken out', () => {
  expect(providerRegions({ regions: ['eu-central-1'] })).toEqual(['eu-west-1', 'eu-central-1']);
});

test('has one for us-east-1 where a revocation list may be served by CloudFront, and not in other partitions', () => {
  const certificateAuthorities = { root: list('crl.example.com') };
  expect(providerRegions({ certificateAuthorities })).toEqual(['eu-west-1', 'us-east-1']);
  expect(providerRegions({ certificateAuthorities }, 'us-gov-west-1')).toEqual(['us-gov-west-1']);
});
