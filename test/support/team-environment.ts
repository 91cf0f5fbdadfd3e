import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type CheckedFile, checkEnvironmentFiles, placeOfPath, problemLine } from '../../environments';
import { lineOfPath } from '../../cli/environment-lines';
import { temporaryFolder } from './temporary-folder';

/** An environment in which the shop's team has a file of its own. */
export const ENVIRONMENT = {
  name: 'live',
  organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 'local', directory: '../../../state' },
  sharedServices: {
    accountId: '111122220030',
    region: 'eu-west-1',
    zones: { 'example.com': { type: 'create', delegated: true } },
  },
  applications: {},
  teams: {
    shop: {
      accountId: '111122220031',
      owner: 'shop-team',
      regions: ['eu-west-1', 'us-east-1'],
      domains: ['shop.example.com', 'shop.internal'],
      certificateSources: ['public', 'private'],
      keyAlgorithms: ['RSA_2048', 'EC_prime256v1'],
      consumerTypes: ['load-balancer-listener'],
    },
  },
};

/** The file of the shop's team. */
export const SHOP = `certificates:
  web:
    source: public
    domainName: shop.example.com
consumers:
  web:
    type: load-balancer-listener
    loadBalancerName: shop
    targetGroupName: shop
    certificate: web
`;

/** The environment after a change of a copy. */
export function environmentAfter(change: (environment: any) => void = () => undefined): string {
  const environment = structuredClone(ENVIRONMENT);
  change(environment);
  return stringify(environment);
}

/** A folder of environments with these files, by path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder('teams'), 'environments');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What is wrong in a folder: `file:line: path: sentence`, the file from the folder on. */
export function problemsIn(folder: string): string[] {
  return checkEnvironmentFiles(folder).flatMap((checked: CheckedFile) =>
    checked.problems.map((problem) => {
      const { file, path } = placeOfPath(checked, problem.path);
      const line = problem.line ?? lineOfPath(file, readFileSync(file, 'utf8'), path);
      return `${file.slice(folder.length + 1)}:${line}: ${problemLine(problem)}`;
    }),
  );
}

/** What is wrong with the file of the shop's team. */
export function problemsOfShop(
  shop: string,
  change?: (environment: any) => void,
  others: Readonly<Record<string, string>> = {},
): string[] {
  return problemsIn(folderOf({ 'live.yaml': environmentAfter(change), 'live/shop.yaml': shop, ...others }));
}
