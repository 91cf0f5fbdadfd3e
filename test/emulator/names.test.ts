import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { type DecodedPacket, type Packet, RECURSION_DESIRED, decode, encode } from 'dns-packet';
import { caaFindings } from '../../doctor/dns/caa';
import type { AskedType } from '../../doctor/dns/dns-message';
import { Resolver } from '../../doctor/dns/resolver';
import { validationCnameFindings } from '../../doctor/dns/validation-cname';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { parseDnsServer } from '../../modules/core';
import { EmulatedFunction } from '../support/emulated-function';
import { describeWithTools, toolchain } from '../support/tools';
import { ZoneRecords } from '../support/zone-records';

const SHARED = '111111111111';
const SHOP = '222222222222';
const WANTED = {
  domainName: 'proved.example.org',
  name: '_a1.proved.example.org',
  value: '_b2.acm-validations.aws',
};

describeWithTools('names in the emulated AWS', () => {
  let emulator: Emulator;
  let zone: ZoneRecords;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    zone = await ZoneRecords.of(emulator.endpoint, SHARED, 'example.org');
  });
  afterAll(() => emulator?.stop());

  /** One that remembers nothing. */
  const resolver = () =>
    new Resolver({ server: parseDnsServer(emulator.resolver)!, signal: new AbortController().signal });

  /** The code, and the values of what is answered. */
  async function ask(name: string, type: AskedType): Promise<string[]> {
    const { code, answers } = await resolver().resolve(name, type);
    return [code, ...answers.map((each) => `${each.name} ${each.type} ${each.value}`)];
  }

  async function overUdp(message: Buffer): Promise<DecodedPacket> {
    const socket = createSocket('udp4');
    const { address, port } = parseDnsServer(emulator.resolver)!;
    socket.send(message, port, address);
    const [answer] = (await once(socket, 'message')) as [Buffer];
    socket.close();
    return decode(answer);
  }

  async function overTcp(...pieces: Buffer[]): Promise<DecodedPacket> {
    const { address, port } = parseDnsServer(emulator.resolver)!;
    const socket = connect(port, address).setNoDelay();
    for (const piece of pieces) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    let received = Buffer.alloc(0);
    while (received.length < 2 || received.length < 2 + received.readUInt16BE()) {
      const [bytes] = (await once(socket, 'data')) as [Buffer];
      received = Buffer.concat([received, bytes]);
    }
    socket.destroy();
    return decode(received.subarray(2));
  }

  const query = (name: string, type: 'A' | 'CAA' | 'CNAME' | 'DS' | 'MX' | 'TXT', more: Packet = {}) =>
    encode({
      ...{ type: 'query', id: 7, flags: RECURSION_DESIRED },
      questions: [{ name, type, class: 'IN' }],
      ...more,
    });

  const codeOf = ({ flags }: DecodedPacket) => flags! & 15;

  test('a record is there once it is written, and gone once it is deleted', async () => {
    expect(await ask('www.example.org', 'A')).toEqual(['NXDOMAIN']);
    await zone.put('www.example.org', 'A', '192.0.2.7', '192.0.2.8');
    expect(await ask('www.example.org', 'A')).toEqual([
      ...['NOERROR', 'www.example.org A 192.0.2.7', 'www.example.org A 192.0.2.8'],
    ]);
    await zone.put('www.example.org', 'A', '192.0.2.9');
    expect(await ask('www.example.org', 'A')).toEqual(['NOERROR', 'www.example.org A 192.0.2.9']);
    const ResourceRecords = [{ Value: '192.0.2.9' }];
    await zone.changeSet('DELETE', { Name: 'www.example.org', Type: 'A', TTL: 300, ResourceRecords });
    expect(await ask('www.example.org', 'A')).toEqual(['NXDOMAIN']);
  });

  test('a CAA record that names another authority is found, and one that names Amazon is none to find', async () => {
    expect(await caaFindings(resolver(), 'a.caa.example.org')).toEqual([]);
    await zone.put('caa.example.org', 'CAA', '0 issue "letsencrypt.org"');
    expect(await caaFindings(resolver(), 'a.caa.example.org')).toEqual([
      expect.objectContaining({ id: 'caa-forbids', subject: 'CAA of caa.example.org' }),
    ]);
    await zone.put('caa.example.org', 'CAA', '0 issue "letsencrypt.org"', '0 issue "amazon.com"');
    expect(await caaFindings(resolver(), 'a.caa.example.org')).toEqual([]);
  });

  test('a validation record stands, has another value, or is missing', async () => {
    const ids = async () =>
      (await validationCnameFindings(resolver(), WANTED, 'example.org')).map(({ id }) => id);
    expect(await ids()).toEqual(['validation-record-missing']);
    await zone.put(WANTED.name, 'CNAME', `${WANTED.value}.`);
    expect(await ids()).toEqual([]);
    await zone.put(WANTED.name, 'CNAME', `x${WANTED.value}.`);
    expect(await ids()).toEqual(['validation-record-differs']);
    await zone.change('DELETE', WANTED.name, `x${WANTED.value}.`);
    expect(await ids()).toEqual(['validation-record-missing']);
  });

  test('CNAME records are followed in their order, out of the zone and to their end', async () => {
    const other = await ZoneRecords.of(emulator.endpoint, SHOP, 'example.net');
    await zone.put('one.example.org', 'CNAME', 'Two.example.net.');
    await other.put('two.example.net', 'CNAME', 'three.example.org.');
    const chain = ['one.example.org CNAME two.example.net', 'two.example.net CNAME three.example.org'];
    expect(await ask('one.example.org', 'A')).toEqual(['NXDOMAIN', ...chain]);
    await zone.put('three.example.org', 'AAAA', '2001:db8::7');
    expect(await ask('one.example.org', 'A')).toEqual(['NOERROR', ...chain]);
    expect(await ask('one.example.org', 'AAAA')).toEqual([
      ...['NOERROR', ...chain, 'three.example.org AAAA 2001:db8::7'],
    ]);
    expect(await ask('one.example.org', 'CNAME')).toEqual(['NOERROR', chain[0]]);
    await zone.put('round.example.org', 'CNAME', 'round.example.org.');
    expect(await ask('round.example.org', 'A')).toEqual(['SERVFAIL']);
  });

  test('a name with other types, or with names below it, is there and empty; any other is not', async () => {
    await zone.put('deep.under.example.org', 'TXT', '"here"');
    expect(await ask('deep.under.example.org', 'A')).toEqual(['NOERROR']);
    expect(await ask('under.example.org', 'A')).toEqual(['NOERROR']);
    expect(await ask('over.example.org', 'A')).toEqual(['NXDOMAIN']);
    expect(await ask('nobody-has-this.com', 'SOA')).toEqual(['NXDOMAIN']);
    expect(await ask('com', 'CAA')).toEqual(['NOERROR']);
    expect(await ask('', 'NS')).toEqual(['NOERROR']);
    expect(await ask('', 'SOA')).toHaveLength(2);
    expect(codeOf(await overUdp(query('example.org', 'DS')))).toBe(0);
  });

  test('a wildcard speaks for names that are not there, and for none below one that is', async () => {
    await zone.put('*.wild.example.org', 'CNAME', 'www.example.com.');
    await zone.put('own.wild.example.org', 'TXT', '"own"');
    const target = 'CNAME www.example.com';
    expect(await ask('any.wild.example.org', 'CNAME')).toEqual([
      ...['NOERROR', `any.wild.example.org ${target}`],
    ]);
    expect(await ask('a.b.wild.example.org', 'CNAME')).toEqual([
      ...['NOERROR', `a.b.wild.example.org ${target}`],
    ]);
    expect(await ask('own.wild.example.org', 'CNAME')).toEqual(['NOERROR']);
    expect(await ask('a.own.wild.example.org', 'CNAME')).toEqual(['NXDOMAIN']);
    expect(await ask('wild.example.org', 'CNAME')).toEqual(['NOERROR']);
  });

  test('the longest zone answers, and of two with one name the first; a private one does not', async () => {
    const credentials = await accountCredentials(emulator.endpoint, SHOP);
    const route53 = new Route53Client({ endpoint: emulator.endpoint, region: 'eu-west-1', credentials });
    await zone.put('a.inner.example.org', 'A', '192.0.2.1');
    const VPC = { VPCRegion: 'eu-west-1', VPCId: 'vpc-1' } as const;
    const asked = { Name: 'inner.example.org', CallerReference: 'private' };
    await route53.send(
      new CreateHostedZoneCommand({ ...asked, HostedZoneConfig: { PrivateZone: true }, VPC }),
    );
    expect(await ask('a.inner.example.org', 'A')).toEqual(['NOERROR', 'a.inner.example.org A 192.0.2.1']);
    expect(await ask('inner.example.org', 'SOA')).toEqual(['NOERROR']);
    const inner = await ZoneRecords.of(emulator.endpoint, SHARED, 'inner.example.org');
    expect(await ask('a.inner.example.org', 'A')).toEqual(['NXDOMAIN']);
    expect((await ask('inner.example.org', 'SOA'))[1]).toMatch(/^inner\.example\.org SOA ns-/);
    expect(await ask('inner.example.org', 'NS')).toHaveLength(5);
    await route53.send(new CreateHostedZoneCommand({ ...asked, CallerReference: 'second' }));
    await inner.put('a.inner.example.org', 'A', '192.0.2.2');
    expect(await ask('a.inner.example.org', 'A')).toEqual(['NOERROR', 'a.inner.example.org A 192.0.2.2']);
  });

  test('an alias has an address of its type', async () => {
    const AliasTarget = { HostedZoneId: 'Z1', DNSName: 'lb.example.com.', EvaluateTargetHealth: false };
    await zone.changeSet('CREATE', { Name: 'alias.example.org', Type: 'A', AliasTarget });
    expect(await ask('alias.example.org', 'A')).toEqual(['NOERROR', 'alias.example.org A 192.0.2.1']);
    expect(await ask('alias.example.org', 'AAAA')).toEqual(['NOERROR']);
  });

  test('a long answer is cut off over UDP, and whole over TCP, in whatever pieces the question comes', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200));
    await zone.put('long.example.org', 'TXT', ...texts.map((text) => `"${text}" "\\"\\101"`));
    const asked = query('long.example.org', 'TXT');
    const cut = await overUdp(asked);
    expect([cut.flag_tc, cut.flag_ra, cut.answers]).toEqual([true, true, []]);
    const additionals: Packet['additionals'] = [
      {
        ...{ type: 'OPT', name: '.', udpPayloadSize: 1232, extendedRcode: 0, ednsVersion: 0 },
        ...{ flags: 0, flag_do: false, options: [] },
      },
    ];
    expect((await overUdp(query('long.example.org', 'TXT', { additionals }))).answers).toHaveLength(4);
    const length = Buffer.from([0, asked.length]);
    const { answers = [] } = await overTcp(length.subarray(0, 1), length.subarray(1), asked);
    const values = answers.map((each) => Buffer.concat((each as { data: Buffer[] }).data).toString());
    expect(values).toEqual(texts.map((text) => `${text}"A`));
  });

  test.each(['"', "'; --", '\u0000', '\\052', 'ü', ' ', '%00', '\u202e'])(
    'the name %j is answered as any other',
    async (label) => {
      const answer = await overUdp(query(`${label}.example.org`, 'A'));
      expect([answer.id, codeOf(answer)]).toEqual([7, 3]);
    },
  );

  test('a label with a dot in it, or with no text, is no name here', async () => {
    const [asked, dotted, bytes] = [0, 1, 2].map(() => query('abc.example.org', 'A')) as [
      Buffer,
      Buffer,
      Buffer,
    ];
    dotted[14] = '.'.charCodeAt(0);
    bytes[14] = 0xff;
    expect(codeOf(await overUdp(asked))).toBe(3);
    expect(codeOf(await overUdp(dotted))).toBe(1);
    expect(codeOf(await overUdp(bytes))).toBe(1);
  });

  test('what is no question of DNS ends nothing', async () => {
    const socket = createSocket('udp4');
    const { address, port } = parseDnsServer(emulator.resolver)!;
    const answer = encode({ type: 'response', id: 9, questions: [{ name: 'example.org', type: 'A' }] });
    for (const message of ['x', Buffer.alloc(12, 0xff), answer]) socket.send(message, port, address);
    socket.send(Buffer.alloc(600, 0x41), port, address);
    const [first] = (await once(socket, 'message')) as [Buffer];
    socket.close();
    expect([first.readUInt16BE(), first[3]! & 15]).toEqual([0x4141, 1]);
    const broken = connect(port, address);
    await new Promise<void>((resolve) => broken.write(Buffer.from([0, 40, 1]), () => resolve()));
    broken.resetAndDestroy();
    expect(codeOf(await overUdp(query('example.org', 'A', { flags: 0x2800 })))).toBe(4);
    expect(codeOf(await overTcp(Buffer.concat([Buffer.from([0, 2]), Buffer.from('no'), prefixed()])))).toBe(
      3,
    );
  });

  /** A question as TCP has it. */
  function prefixed(): Buffer {
    const asked = query('nobody.example.org', 'A');
    return Buffer.concat([Buffer.from([0, asked.length]), asked]);
  }

  test.each([
    ['an address', 'A', 'not-an-address'],
    ['a name', 'CNAME', `${'x'.repeat(64)}.example.org.`],
    ['a policy', 'CAA', 'issue amazon.com'],
    ['a text', 'TXT', `"${'x'.repeat(256)}"`],
    ['a type for which answers are written', 'MX', '10 mail.example.org.'],
  ] as const)('fails to answer a record that is not %s', async (_, type, value) => {
    const name = `${type.toLowerCase()}.wrong.example.org`;
    await zone.put(name, type, value);
    expect(codeOf(await overUdp(query(name, type)))).toBe(2);
  });

  test('fails to answer a record that stays longer than the DNS can say', async () => {
    const ResourceRecords = [{ Value: '192.0.2.7' }];
    await zone.changeSet('CREATE', { Name: 'ttl.example.org', Type: 'A', TTL: 2 ** 32, ResourceRecords });
    expect(codeOf(await overUdp(query('ttl.example.org', 'A')))).toBe(2);
  });

  test('a function asks there', async () => {
    const code = `const { getServers, promises } = require('node:dns');
      exports.handler = async ({ name }) => ({ servers: getServers(), caa: await promises.resolveCaa(name) });`;
    await zone.put('asked.example.org', 'CAA', '128 issue ";"');
    const asking = await EmulatedFunction.of(emulator, { accountId: SHOP, name: 'asking', code });
    expect(await asking.invoke('asking', SHOP, { name: 'asked.example.org' })).toEqual({
      servers: [emulator.resolver],
      caa: [{ critical: 128, issue: ';' }],
    });
  });

  test('the resolver ends with the emulator', async () => {
    const other = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { address, port } = parseDnsServer(other.resolver)!;
    const connection = connect(port, address);
    await once(connection, 'connect');
    const isOver = once(connection, 'close');
    await other.stop();
    await isOver;
    const tcp = createServer().listen(port, address);
    const udp = createSocket('udp4').bind(port, address);
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
    await Promise.all([tcp, udp].map((each) => new Promise<void>((resolve) => each.close(() => resolve()))));
  });
});
