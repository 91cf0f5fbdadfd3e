import {
  ACMClient,
  type ExportCertificateCommand,
  type ExportCertificateCommandOutput,
} from '@aws-sdk/client-acm';
import { createPrivateKey } from 'node:crypto';
import { exported } from '../../../lambda/distribution/exported';
import { UnreadableMaterial } from '../../../lambda/imported-certificate/material';
import { CaOutsideAws } from '../../support/issued-certificates';

const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-4000-8000-000000000001';
const ca = new CaOutsideAws();
const { certificate, privateKey, chain } = ca.issue({ names: ['everywhere.example.com'] });

/** ACM that exports the certificate with some fields otherwise, and keeps the passphrases that it was given. */
function acmWith(spoilt: Partial<ExportCertificateCommandOutput> = {}) {
  const passphrases: string[] = [];
  const client = new ACMClient({ region: 'eu-west-1' });
  client.send = ({ input }: ExportCertificateCommand) => {
    const passphrase = Buffer.from(input.Passphrase!).toString();
    passphrases.push(passphrase);
    const PrivateKey = createPrivateKey(privateKey).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase,
    });
    return Promise.resolve({
      Certificate: certificate,
      CertificateChain: chain + ca.root,
      PrivateKey,
      ...spoilt,
    });
  };
  return { client, passphrases };
}

test('an export is read, with its key and the chain in its order', async () => {
  const material = await exported(acmWith().client, ARN);
  expect(material.leaf.checkPrivateKey(material.privateKey)).toBe(true);
  expect(material.leaf.toString()).toBe(certificate);
  expect(material.chain.map(String)).toEqual([chain, ca.root]);
});

test('each export has a passphrase of its own, which nobody could try', async () => {
  const { client, passphrases } = acmWith();
  for (let times = 0; times < 2; times += 1) await exported(client, ARN);
  expect(new Set(passphrases).size).toBe(2);
  for (const passphrase of passphrases) expect(passphrase).toMatch(/^[\da-f]{64}$/);
});

test.each([
  ['no certificate', { Certificate: undefined }, 'its export holds no certificate'],
  ['no key', { PrivateKey: undefined }, 'its export holds no private key'],
  [
    'a key that another passphrase opens',
    { PrivateKey: encrypted('other') },
    'the private key of its export cannot be read',
  ],
  ['text for a key', { PrivateKey: 'secret-word' }, 'the private key of its export cannot be read'],
  [
    'a chain that is spoilt',
    { CertificateChain: chain.replace(/\n[^-]{40}/, '\nAAAA') },
    'certificate 1 of its chain cannot be read',
  ],
])('an export with %s is refused, and nothing of it told', async (_, spoilt, reason) => {
  const reading = exported(acmWith(spoilt).client, ARN);
  await expect(reading).rejects.toThrow(UnreadableMaterial);
  await expect(reading).rejects.toThrow(new UnreadableMaterial(reason));
});

function encrypted(passphrase: string): string {
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  return createPrivateKey(privateKey).export(options) as string;
}
