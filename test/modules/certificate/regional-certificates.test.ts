import { Lazy } from 'cdktf';
import { RegionalCertificates } from '../../../modules/certificate';
import type { ICertificate } from '../../../modules/core';
import { placementsById } from '../../../modules/certificate/regional-certificates';
import { testStack } from '../../support/synth';

const ireland = { region: 'eu-west-1', accountId: '111111111111' };
const virginia = { region: 'us-east-1', accountId: '111111111111' };

class Held extends RegionalCertificates {
  public readonly domainNames = undefined;

  constructor(protected readonly certificates: readonly ICertificate[]) {
    super(testStack(), 'Held');
  }
}

test('a certificate is found by its Region, the first stands for all', () => {
  const first = {
    certificateArn: 'one',
    region: 'eu-west-1',
    accountId: '111111111111',
    keyAlgorithm: 'RSA_2048',
  };
  const second = { certificateArn: 'two', region: 'us-east-1' };
  const held = new Held([first, second]);

  const { certificateArn, region, accountId, keyAlgorithm } = held;
  expect({ certificateArn, region, accountId, keyAlgorithm }).toEqual(first);
  expect(held.inRegion('us-east-1')).toBe(second);
});

test('fails for a Region without a certificate and lists those that have one', () => {
  const held = new Held([{ certificateArn: 'one', region: 'eu-west-1' }, { certificateArn: 'two' }]);

  expect(() => held.inRegion('us-east-1')).toThrow(
    "a certificate serves only its own Regions, got us-east-1 for a certificate of eu-west-1, the provider's Region; " +
      'add a placement in that Region to the certificate',
  );
});

test('fails where there is none', () => {
  expect(() => new Held([]).certificateArn).toThrow(
    'a certificate must be in a Region, got none; add a placement',
  );
});

test('placements are known by their Region', () => {
  const fifth = { providerRegion: 'eu-central-1' };

  expect([...placementsById(testStack(), [ireland, fifth])]).toEqual([
    ['eu-west-1', ireland],
    ['eu-central-1', fifth],
  ]);
  expect([...placementsById(testStack())]).toEqual([['Default', {}]]);
});

test('an account that is a token or unknown is not compared', () => {
  const token = Lazy.stringValue({ produce: () => '222222222222' });

  expect(placementsById(testStack(), [ireland, { ...virginia, accountId: token }]).size).toBe(2);
  expect(placementsById(testStack(), [ireland, { region: 'us-east-1' }]).size).toBe(2);
});

test.each([
  [[], 'none'],
  [[ireland, ireland], 'eu-west-1, eu-west-1'],
  [[{}, {}], 'unknown, unknown'],
])('fails for placements that name no Region or one twice', (placements, listed) => {
  expect(() => placementsById(testStack(), placements)).toThrow(
    `placements must name at least one Region and each once, got ${listed}; list every Region once`,
  );
});

test('fails for placements in two accounts', () => {
  expect(() => placementsById(testStack(), [ireland, { ...virginia, accountId: '222222222222' }])).toThrow(
    'placements must lie in one account, got 111111111111, 222222222222; ' +
      'declare one certificate for each account, as AWS shares no certificate between accounts',
  );
});

test('fails for placements in two partitions', () => {
  const beijing = { region: 'cn-north-1', accountId: '111111111111' };

  expect(() => placementsById(testStack(), [ireland, beijing])).toThrow(
    'placements must lie in one partition, got eu-west-1, cn-north-1 of aws, aws-cn; ' +
      'declare one certificate for each partition, as no account has Regions of two',
  );
});
