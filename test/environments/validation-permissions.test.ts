import { type Environment, type Zone, defineEnvironment } from '../../environments';
import { validationPermissions } from '../../environments/validation-permissions';
import { synthesizedStacks } from '../support/environment-stacks';
import { draft, problems } from '../support/spoilt-environment';
import { resources } from '../support/synth';

/** The partner, with one zone, domains of its own, and CAs that it may have to accept. */
function partnerWith(
  domains: readonly string[],
  authorities: readonly string[] = [],
  zone?: Zone,
): Environment {
  const environment = draft();
  const { applications, sharedServices } = environment;
  const shared = { commonName: 'Shared', validityYears: 5, shareWith: { externalAccounts: ['partner'] } };
  sharedServices.zones = {
    'example.com': zone ?? { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  };
  sharedServices.certificateAuthorities = Object.fromEntries(authorities.map((name) => [name, shared]));
  environment.applications = { partner: { ...applications.partner, domains, certificates: {} } };
  return environment;
}

const permissions = (environment: Environment) =>
  validationPermissions(environment, 'partner', environment.applications.partner!, (zone) => `id of ${zone}`);

describe('the permissions of an application', () => {
  test('are the zones that hold its domains, by their ids, and nothing to look up where these are known', () => {
    expect(permissions(partnerWith(['a.example.com', 'b.example.com']))).toEqual({
      zones: [
        {
          hostedZoneId: 'id of example.com',
          domainNames: [],
          subdomainsOf: ['a.example.com', 'b.example.com'],
        },
      ],
      hostNameRecords: false,
      textProofs: false,
      delegations: [],
      allowZoneLookup: false,
      readableParameterArns: [],
    });
  });

  test('let it look up a zone that AWS gives an id', () => {
    const environment = partnerWith(['a.example.com'], [], { type: 'create' });
    expect(permissions(environment)).toMatchObject({ allowZoneLookup: true });
  });

  test('let it read where it finds the shares that it accepts, and do no more without domains', () => {
    expect(permissions(partnerWith([], ['issuing', 'other']))).toEqual({
      zones: [],
      hostNameRecords: false,
      textProofs: false,
      delegations: [],
      allowZoneLookup: false,
      readableParameterArns: [
        'arn:aws:ssm:eu-west-1:111111111111:parameter/certfleet/local/issuing/resource-share-arn',
        'arn:aws:ssm:eu-west-1:111111111111:parameter/certfleet/local/other/resource-share-arn',
      ],
    });
  });

  test('are none for an account without domains and without shares, and for one with domains elsewhere', () => {
    expect(permissions(partnerWith([]))).toBeUndefined();
    expect(permissions(partnerWith(['example.net'], [], { type: 'manual' }))).toBeUndefined();
  });
});

describe('the policy that check measures', () => {
  const LIMIT = 10_240;
  const domains = (count: number) => Array.from({ length: count }, (_, index) => `team-${index}.example.com`);
  const fits = (environment: Environment) => problems(environment).length === 0;

  /** As many domains as the policy holds, the last of them lengthened until not a character is left. */
  function fittingDomains(zone?: Zone): string[] {
    let count = 1;
    while (fits(partnerWith(domains(count + 1), [], zone))) count += 1;
    const [first = '', ...others] = domains(count);
    let longer = first;
    while (fits(partnerWith([`x${longer}`, ...others], [], zone))) longer = `x${longer}`;
    return [longer, ...others];
  }

  const policyOf = (environment: Environment): string => {
    const stacks = synthesizedStacks(defineEnvironment(environment));
    const [policy] = resources(stacks['local-shared-services']!, 'aws_iam_role_policy');
    return policy!.policy as string;
  };

  const said = (text: string) => Number(/got (\d+)/.exec(text)?.[1]);

  test('is the one that synth writes: what just fits for one fits for the other', () => {
    const policy = policyOf(partnerWith(fittingDomains()));
    // A letter of a domain stands in two patterns: one character may be left.
    expect(LIMIT - policy.length).toBeLessThan(2);
    expect(policy.length).toBeLessThanOrEqual(LIMIT);
  });

  test('holds what the account reads: domains that just fit are refused beside a share, where they stand', () => {
    const [problem = '', ...others] = problems(partnerWith(fittingDomains(), ['issuing']));
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^applications\.partner\.domains: must fit into policies of 10240 characters, got \d+; name a parent domain in place/,
    );
  });

  test.each<[string, Zone | undefined]>([
    ['whose id is known', undefined],
    ['that is yet to be created, with the longest id it can have', { type: 'create' }],
  ])('counts as synth does in a zone %s', (_which, zone) => {
    const environment = partnerWith(fittingDomains(zone), ['issuing'], zone);
    const [problem = ''] = problems(environment);
    expect(said(problem)).toBeGreaterThan(LIMIT);
    expect(() => synthesizedStacks(environment)).toThrow(
      `the policies must have at most ${LIMIT} characters, got ${said(problem)}`,
    );
  });
});
