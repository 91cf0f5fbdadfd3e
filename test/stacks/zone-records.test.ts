import type { SharedServices, Zone } from '../../environments';
import local from '../../environments/local';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource, resources } from '../support/synth';

const { sharedServices } = local;

function stackWith(zones: SharedServices['zones']): Template {
  return synthesizedStacks({
    ...local,
    sharedServices: { ...sharedServices, certificateAuthorities: {}, zones },
    applications: {},
  })['local-shared-services']!;
}

const outputOf = ({ output }: Template) => output as { name_servers?: { value: object } } | undefined;
const create: Zone = { type: 'create' };
const existing: Zone = { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' };
const cloudflare: Zone = { type: 'cloudflare', zoneId: '0123456789abcdef0123456789abcdef' };

/** What is forgotten without being destroyed. */
const forgotten = ({ removed = [] }: Template) =>
  removed.map(({ from }) => from.replace(/_[0-9A-F]{8}$/, ''));

describe('a zone that is created below another', () => {
  test.each([
    ['created', create, /^\$\{aws_route53_zone\.Zones_examplecom_.*\.zone_id\}$/],
    ['existing', existing, /^Z0123456789ABCDEFGHIJ$/],
  ])('is delegated in the %s hosted zone above it', (_what, above, zoneId) => {
    const made = stackWith({ 'example.com': above, 'dev.example.com': create });

    const record = onlyResource(made, 'aws_route53_record');
    expect(record).toMatchObject({ name: 'dev.example.com', type: 'NS' });
    expect(record['zone_id']).toMatch(zoneId);
    expect(record['records']).toMatch(/^\$\{aws_route53_zone\.Zones_devexamplecom_.*\.name_servers\}$/);
    expect(record).not.toHaveProperty('allow_overwrite');
    expect(Object.keys(outputOf(made)?.name_servers?.value ?? {})).toEqual(
      above === create ? ['example.com'] : [],
    );
  });

  test('is delegated in the closest one, and takes over what is there only where it is said', () => {
    const made = stackWith({
      'example.com': existing,
      'dev.example.com': existing,
      'app.dev.example.com': { ...create, delegation: 'overwrite' },
    });

    expect(onlyResource(made, 'aws_route53_record')).toMatchObject({
      name: 'app.dev.example.com',
      allow_overwrite: true,
    });
  });

  test.each([
    ['another DNS service has', cloudflare],
    ['people edit', { type: 'manual' } as const],
  ])('is left to an output below a zone that %s', (_what, above) => {
    const made = stackWith({ 'example.com': above, 'dev.example.com': create });

    expect(resources(made, 'aws_route53_record')).toEqual([]);
    expect(Object.keys(outputOf(made)!.name_servers!.value)).toEqual(['dev.example.com']);
  });

  test('is left to others where they have done it: what the stack wrote before stays', () => {
    const made = stackWith({
      'example.com': existing,
      'dev.example.com': { ...create, delegation: 'published' },
    });

    expect(resources(made, 'aws_route53_record')).toEqual([]);
    expect(outputOf(made)?.name_servers).toBeUndefined();
    expect(forgotten(made)).toContain('aws_route53_record.Zones_Delegations_devexamplecom');
  });

  test('keeps its delegation when it is said to exist, or the zone above leaves the file', () => {
    const address = 'aws_route53_record.Zones_Delegations_devexamplecom';

    expect(forgotten(stackWith({ 'example.com': create, 'dev.example.com': existing }))).toContain(address);
    expect(forgotten(stackWith({ 'dev.example.com': create }))).toContain(address);
    expect(forgotten(stackWith({ 'example.com': create, 'dev.example.com': create }))).not.toContain(address);
  });
});

describe('CAA records', () => {
  test('say who issues, who issues wildcards, and where to report', () => {
    const caa = {
      issue: ['amazon.com', 'example.net'],
      issueWild: ['amazon.com'],
      reportTo: 'mailto:security@example.com',
    } as const;
    const made = stackWith({ 'example.com': { ...create, caa } });

    expect(onlyResource(made, 'aws_route53_record')).toMatchObject({
      name: 'example.com',
      type: 'CAA',
      records: [
        '0 issue "amazon.com"',
        '0 issue "example.net"',
        '0 issuewild "amazon.com"',
        '0 iodef "mailto:security@example.com"',
      ],
    });
  });

  test('forbid wildcards by an empty list', () => {
    const made = stackWith({ 'example.com': { ...existing, caa: { issue: ['amazon.com'], issueWild: [] } } });

    expect(onlyResource(made, 'aws_route53_record')['records']).toEqual([
      '0 issue "amazon.com"',
      '0 issuewild ";"',
    ]);
  });
});
