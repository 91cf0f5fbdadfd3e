import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  TLS_SERVICES,
  type TlsPolicies,
  type TlsPolicy,
  type TlsPolicyTable,
  type TlsService,
} from './policies';
import {
  type Policies,
  gatewayPolicies,
  loadBalancerPolicies,
  markedPolicies,
  searchPolicies,
} from './readers';

/** Pages that list the policies of a service. */
interface Documents {
  readonly source: string;
  /** Paths below the root of AWS's documentation. */
  readonly pages: readonly string[];
  readonly read: (page: string) => Policies;
}

/** Reads a page by its path. */
export type PageReader = (page: string) => Promise<string>;

const TIMEOUT_SECONDS = 30;

/** Pages of a folder, or of a site. */
export function pagesOf(place: string): PageReader {
  if (!/^https?:/.test(place)) return (page) => readFile(join(place, `${page}.md`), 'utf8');
  return async (page) => {
    const url = `${place.replace(/\/$/, '')}/${page}.md`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000) });
    if (!answer.ok)
      throw new Error(`${url} is a page, got status ${answer.status}; give a folder of the pages`);
    return answer.text();
  };
}

/** Every policy; fails at a page that can't be read. */
export async function readTable(readPage: PageReader, today: string): Promise<TlsPolicyTable> {
  const services = TLS_SERVICES.map(
    async (service) => [service, await readPolicies(service, readPage, today)] as const,
  );
  return Object.fromEntries(await Promise.all(services)) as TlsPolicyTable;
}

/** The policies of a service as its pages list them; fails where they list none, or two pages differ. */
async function readPolicies(service: TlsService, readPage: PageReader, today: string): Promise<TlsPolicies> {
  const { source, pages, read } = DOCUMENTS[service];
  const policies: Policies = {};
  for (const page of pages) {
    const found = Object.entries(read(await readPage(page)));
    if (found.length === 0) throw new Error(`${page} lists policies, got none; follow its new form`);
    for (const [name, policy] of found) {
      checkComplete(name, policy);
      const known = (policies[name] ??= policy);
      if (JSON.stringify(known) !== JSON.stringify(policy))
        throw new Error(`${name} is the same on ${pages.join(' and ')}, got two; give each its own table`);
    }
  }
  return { source, read: today, policies };
}

function checkComplete(name: string, policy: TlsPolicy): void {
  if (policy.protocols.length === 0 || policy.ciphers?.length === 0)
    throw new Error(`${name} has protocols and ciphers, got none of one; follow the page's new form`);
}

const gateway = {
  source: 'API Gateway Developer Guide, Supported security policies',
  pages: ['apigateway/latest/developerguide/apigateway-security-policies-list'],
};

const DOCUMENTS: Readonly<Record<TlsService, Documents>> = {
  'load-balancer': {
    source:
      'Elastic Load Balancing, Security policies for your Application Load Balancer, and for your Network Load Balancer',
    pages: ['application', 'network'].map(
      (kind) => `elasticloadbalancing/latest/${kind}/describe-ssl-policies`,
    ),
    read: loadBalancerPolicies,
  },
  'classic-load-balancer': {
    source: 'Elastic Load Balancing, Predefined SSL security policies for Classic Load Balancers',
    pages: ['elasticloadbalancing/latest/classic/elb-security-policy-table'],
    read: loadBalancerPolicies,
  },
  cloudfront: {
    source: 'CloudFront Developer Guide, Supported protocols and ciphers between viewers and CloudFront',
    pages: ['AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers'],
    read: (page) =>
      markedPolicies(page, ({ header }) => header[0] === '' && header.includes('SSLv3'), {
        // "Quantum-safe key exchanges are only supported with TLS 1.3."
        isPostQuantum: (_, protocols) => page.includes('MLKEM') && protocols.includes('TLS 1.3'),
      }),
  },
  'api-gateway': { ...gateway, read: (page) => gatewayPolicies(page, 0) },
  'api-gateway-edge': { ...gateway, read: (page) => gatewayPolicies(page, 1) },
  transfer: {
    source: 'Transfer Family User Guide, Security policies for AWS Transfer Family servers',
    pages: ['transfer/latest/userguide/security-policies'],
    // The page names no versions; these suites exist from TLS 1.2 on (RFC 5246, RFC 5289), and TLS 1.3 has others.
    read: (page) =>
      markedPolicies(page, ({ header }) => header[1]?.startsWith('TransferSecurityPolicy') ?? false, {
        protocols: ['TLS 1.2'],
        isCipher: (name) => /^TLS_.*_SHA(256|384)$/.test(name),
      }),
  },
  opensearch: {
    source: 'OpenSearch Service API Reference, DomainEndpointOptions',
    pages: ['opensearch-service/latest/APIReference/API_DomainEndpointOptions'],
    read: searchPolicies,
  },
  iot: {
    source: 'AWS IoT Core Developer Guide, Transport security in AWS IoT Core',
    pages: ['iot/latest/developerguide/transport-security'],
    read: (page) =>
      markedPolicies(page, ({ header }) => header.includes('TLS13_1_2_2022_10'), {
        prefix: 'IoTSecurityPolicy_',
      }),
  },
};
