import { certificateFacts } from '../../../environments/certificates';
import { problemsAfter } from '../../support/spoilt-environment';

const imported = (changes: object) =>
  problemsAfter((e) => {
    const { certificates } = e.applications.shop;
    certificates.old = { source: 'imported', domainName: 'old.example.dev', secretId: 'old', ...changes };
  });

describe('its form', () => {
  test('takes a key that ACM would not make, and names in no zone', () => {
    expect(imported({ keyAlgorithm: 'RSA_1024', hasChain: true })).toEqual([]);
  });

  test('takes rotation, with all of it and with none', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001';
    const alarmActions = ['arn:aws:sns:eu-west-1:222222222222:certificates'];
    expect(imported({ rotation: { needsChain: false, kmsKeyArn, alarmActions } })).toEqual([]);
    expect(imported({ rotation: {} })).toEqual([]);
  });

  test.each<[object, string]>([
    [
      { secretId: 'old*' },
      'secretId: must be the name or ARN of a secret, got "old*"; write letters, digits and / _ + = . @ - only',
    ],
    [{ hasChain: 'yes' }, 'hasChain: must be true or false, got "yes"; write it without quotes'],
    [{ keyAlgorithm: 'DSA' }, 'keyAlgorithm: must be one of RSA_1024, RSA_2048, RSA_3072, RSA_4096'],
    [{ rotation: true }, 'rotation: must be an object, got true; write it as { … }'],
    [
      { rotation: { kmsKeyArn: 'alias/own' } },
      'rotation.kmsKeyArn: must be the ARN of a customer managed KMS key, got "alias/own"; copy it from KMS; an alias is none',
    ],
    [
      { rotation: { alarmActions: ['people'] } },
      'rotation.alarmActions[0]: must be the ARN of what an alarm tells, got "people"; copy it, for example from SNS',
    ],
  ])('refuses %j', (changes, message) => {
    expect(imported(changes)).toEqual([
      expect.stringContaining(`applications.shop.certificates.old.${message}`),
    ]);
  });
});

test('its facts are that ACM is not asked for it, and that nothing proves it', () => {
  expect(certificateFacts({ source: 'imported', secretId: 'old' })).toEqual({
    isRequested: false,
    isPublic: false,
    type: 'IMPORTED',
    material: { source: { secretId: 'old' }, isRotated: false },
  });
});
