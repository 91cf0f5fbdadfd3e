import type { CertificateAuthority, Environment, Revocation, Zone } from '../../environments';
import local from '../../environments/local';
import { CrlHosting } from '../../stacks/crl-hosting';
import { accountStack } from '../support/account';
import { synthesizedStacks } from '../support/environment-stacks';
import { annotations, onlyResource, resources, template } from '../support/synth';

const list = { type: 'crl', bucketName: 'lists', hostName: 'crl.example.com' } as const;
const created = local.sharedServices.certificateAuthorities!;

/** The local environment with another list of its issuing CA, and a delegated zone unless told otherwise. */
function withList(
  changes: object = {},
  zone: Zone = { type: 'create', delegated: true },
  region = 'eu-west-1',
): Environment {
  const { sharedServices } = local;
  const issuing = { ...created.issuing!, revocation: { ...list, ...changes } } as CertificateAuthority;
  return {
    ...local,
    sharedServices: {
      ...sharedServices,
      region,
      zones: { ...sharedServices.zones, 'example.com': zone },
      certificateAuthorities: { ...created, issuing },
    },
  };
}

function sharedServices(environment: Environment) {
  return synthesizedStacks(environment)['local-shared-services']!;
}

test('serves a list in a delegated zone, with a certificate of its own in us-east-1', () => {
  const made = sharedServices(withList());
  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    domain_name: 'crl.example.com',
    provider: 'aws.us-east-1',
  });
  expect(onlyResource(made, 'aws_cloudfront_distribution').aliases).toEqual(['crl.example.com']);
  expect(made.output).not.toHaveProperty('crl_origins');
});

test("serves former host names too, wherever today's lies", () => {
  const made = sharedServices(
    withList({ hostName: 'crl.example.net', formerHostNames: ['crl.example.com'] }),
  );
  expect(onlyResource(made, 'aws_cloudfront_distribution').aliases).toEqual(['crl.example.com']);
  expect(Object.keys(made.output!.crl_origins!.value as object)).toEqual(['crl.example.net']);
});

test.each<[string, Environment, string]>([
  ['a created zone that is not delegated yet', withList({}, { type: 'create' }), list.hostName],
  ['a zone elsewhere', withList({}, { type: 'manual' }), list.hostName],
  ['no zone of ours', withList({ hostName: 'crl.example.net' }), 'crl.example.net'],
  ['GovCloud', withList({}, undefined, 'us-gov-west-1'), list.hostName],
  ['China', withList({}, undefined, 'cn-north-1'), list.hostName],
])(
  'leaves a list in %s to somebody else, and says which bucket to serve',
  (_where, environment, hostName) => {
    const { applications, ...others } = environment;
    const partner = applications.partner!;
    const made = sharedServices({ ...others, applications: { partner: { ...partner, certificates: {} } } });
    expect(resources(made, 'aws_cloudfront_distribution')).toHaveLength(0);
    expect(resources(made, 'aws_acm_certificate')).toHaveLength(0);
    expect(made.output!.crl_origins!.value).toEqual({
      [hostName]: expect.stringMatching(/aws_s3_bucket\.\w+\.bucket_regional_domain_name/),
    });
  },
);

describe('what hosts the lists', () => {
  /** The hosting of shared services with one delegated zone, and what it makes of the issuing CA's lists. */
  function hosting(revocation: Revocation, hostedZoneIds: ReadonlyMap<string, string>, formerly?: string) {
    const { stack, providers } = accountStack();
    const name = formerly === undefined ? 'issuing' : 'leaf';
    const made = new CrlHosting(stack, 'Lists', {
      sharedServices: {
        ...local.sharedServices,
        zones: { 'example.com': { type: 'existing', hostedZoneId: 'Z1' } },
        certificateAuthorities: { [name]: { ...created.issuing!, formerly } },
      },
      providers,
      hostedZoneIds,
    });
    return { stack, made, host: () => made.of(name, revocation) };
  }

  const zoneIds = new Map([['example.com', 'Z1']]);

  test('fails for a zone that is no hosted zone of the stack', () => {
    expect(hosting(list, new Map()).host).toThrow(
      'a zone must be a hosted zone of shared services, got "example.com"; declare it',
    );
  });

  test('tells people which host names are left to them, once every bucket is known', () => {
    const { stack, made, host } = hosting({ ...list, hostName: 'crl.example.net' }, zoneIds);
    expect(
      host().serve(stack, { bucketName: 'lists', bucketDomainName: 'lists.s3', at: {} }),
    ).toBeUndefined();
    expect(annotations(stack)).toEqual([]);
    made.tellOrigins();
    expect(annotations(stack)).toEqual([
      expect.stringContaining('revocation lists under crl.example.net are not served by these stacks'),
    ]);
    expect(template(stack).output!.crl_origins!.value).toEqual({ 'crl.example.net': 'lists.s3' });
  });

  test('has nothing to tell where it serves all, or where nothing is published', () => {
    for (const revocation of [list, { type: 'ocsp' }] as const) {
      const { stack, made, host } = hosting(revocation, zoneIds);
      host();
      made.tellOrigins();
      expect(annotations(stack)).toEqual([]);
      expect(template(stack)).not.toHaveProperty('output');
    }
  });

  test('moves the certificate of a renamed CA in the state', () => {
    const addressed = (formerly?: string) => {
      const { stack, host } = hosting(list, zoneIds, formerly);
      host();
      return template(stack);
    };
    const [address] = Object.keys(addressed().resource!.aws_acm_certificate!);
    expect(addressed('issuing').moved!.map(({ from }) => from)).toContain(`aws_acm_certificate.${address}`);
  });
});
