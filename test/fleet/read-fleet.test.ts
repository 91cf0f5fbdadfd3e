import { join } from 'node:path';
import type { Environment } from '../../environments';
import local from '../../environments/local';
import production from '../../environments/production';
import { type Fleet, readSynthesizedFleet } from '../../fleet';
import { synthesize } from '../../stacks';
import { temporaryFolder } from '../support/temporary-folder';

function fleetOf(environment: Environment): Fleet {
  const outdir = temporaryFolder('fleet');
  return readSynthesizedFleet(
    synthesize([environment], outdir).map(({ node: { id: name } }) => ({
      name,
      file: join(outdir, 'stacks', name, 'cdk.tf.json'),
    })),
  );
}

describe('the fleet of synthesized stacks', () => {
  const fleet = fleetOf(local);
  const certificate = (name: string) => fleet.certificates.find(({ names }) => names[0] === name)!;

  test('has a box for each account, called after the stack that fills it', () => {
    expect(fleet.accounts).toEqual([
      { id: '111111111111', name: 'local-shared-services' },
      { id: '222222222222', name: 'local-shop' },
      { id: '333333333333', name: 'local-partner' },
      { id: '444444444444', name: 'local-edge' },
    ]);
  });

  test('has a certificate of several Regions once', () => {
    expect(certificate('shop.example.com')).toMatchObject({
      account: '222222222222',
      source: 'public',
      names: ['shop.example.com', '*.shop.example.com', 'shop.example.org'],
      regions: ['eu-west-1', 'us-east-1'],
      state: 'unchanged',
    });
  });

  test('ties a record that an application writes to the zone of shared services', () => {
    expect(certificate('shop.example.com').records).toEqual([
      { provedName: 'shop.example.com', zone: '111111111111/zone/example.com', state: 'unchanged' },
      { provedName: 'shop.example.org', zone: '111111111111/zone/example.org', state: 'unchanged' },
    ]);
    expect(fleet.zones.map(({ name, account }) => `${name} ${account}`)).toEqual([
      'example.com 111111111111',
      'example.org 111111111111',
    ]);
  });

  test('ties a private certificate to its share: by name, and outside the organization by parameter', () => {
    const shareOf = (name: string) => fleet.shares.find(({ id }) => id === certificate(name).issuer)?.name;
    expect(shareOf('orders.internal.example.com')).toBe('certfleet-local-issuing');
    expect(shareOf('feed.internal.example.com')).toBe('certfleet-local-issuing-external');
  });

  test('knows who signs whom and what is shared with whom', () => {
    const [issuing, root] = fleet.certificateAuthorities;
    expect(issuing).toMatchObject({ commonName: 'Example Issuing CA', parent: root!.id });
    expect(root).toMatchObject({ commonName: 'Example Root CA', parent: undefined });
    expect(fleet.shares).toMatchObject([
      { certificateAuthority: issuing!.id, principals: ['333333333333'] },
      {
        certificateAuthority: issuing!.id,
        principals: ['arn:aws:organizations::999999999999:organization/o-certfleet01'],
      },
    ]);
  });

  test('counts further certificates of a listener to the listener', () => {
    const listener = fleet.consumers.find(({ service }) => service === 'load balancer listener')!;
    expect(listener.name).toBe('shop:443');
    expect(listener.certificates).toEqual([
      certificate('shop.example.com').id,
      certificate('orders.internal.example.com').id,
    ]);
  });

  test('has everything of an environment for provider 6, zones at Cloudflare and hosted zones by id included', () => {
    const { zones, certificates, consumers } = fleetOf(production);
    expect(zones.map(({ account }) => account)).toContain('cloudflare');
    const declared = Object.values(production.applications).flatMap((application) => [
      ...Object.keys(application.certificates ?? {}),
    ]);
    const served = Object.values(production.applications).flatMap(({ consumers: each }) =>
      Object.keys(each ?? {}),
    );
    // A revocation list is served by a distribution, with a certificate of its own.
    const lists = Object.values(production.sharedServices.certificateAuthorities ?? {}).filter(
      (authority) => authority.type !== 'existing' && authority.revocation?.type === 'crl',
    );
    expect(certificates).toHaveLength(declared.length + lists.length);
    expect(consumers).toHaveLength(served.length + lists.length);
  });
});
