import { type Certificate, type Environment, defineEnvironment } from '../environments';

const ZONES = ['example.com', 'example.net', 'example.org'] as const;
const CERTIFICATES_PER_ACCOUNT = 100;

/** An environment of many accounts, each with a hundred public certificates whose names lie in three zones. */
export function generatedEnvironment(certificates: number): Environment {
  const accounts = Math.ceil(certificates / CERTIFICATES_PER_ACCOUNT);
  const perAccount = Math.min(certificates, CERTIFICATES_PER_ACCOUNT);
  return defineEnvironment({
    name: 'bench',
    organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true },
    provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
    backend: { type: 'local', directory: '../../../state' },
    sharedServices: {
      accountId: '100000000000',
      region: 'eu-west-1',
      zones: Object.fromEntries(ZONES.map((zone) => [zone, { type: 'create' }])),
    },
    applications: Object.fromEntries(
      numbers(accounts).map((account) => [
        `account-${account}`,
        {
          accountId: String(200000000000 + account),
          regions: ['eu-west-1'] as const,
          domains: ZONES.map((zone) => `account-${account}.${zone}`),
          certificates: Object.fromEntries(
            numbers(perAccount).map((certificate) => [
              `web-${certificate}`,
              publicCertificate(account, certificate),
            ]),
          ),
        },
      ]),
    ),
  });
}

function publicCertificate(account: number, certificate: number): Certificate {
  const [domainName, ...subjectAlternativeNames] = ZONES.map(
    (zone) => `web-${certificate}.account-${account}.${zone}`,
  );
  return { source: 'public', domainName: domainName!, subjectAlternativeNames };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
