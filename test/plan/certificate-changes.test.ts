import { parsePlan } from '../../fleet';
import { reviewPlans } from '../../review';
import { type Change, offlinePlan } from '../support/offline-plan';
import { STABLE_DAY } from '../support/stable-plans';
import { describeWithTools } from '../support/tools';

const arn = (region: string, id: string) => `arn:aws:acm:${region}:222222222222:certificate/${id}`;
const ISSUED = arn('us-east-1', 'next');
const REQUESTED = '${terraform_data.later.output}';

const login = (next: string): Change => ({
  type: 'aws_cognito_user_pool_domain',
  state: { ...loginArguments, id: loginArguments.domain, certificate_arn: arn('us-east-1', 'web') },
  configured: { ...loginArguments, certificate_arn: next },
});
const loginArguments = { domain: 'auth.example.com', user_pool_id: 'eu-west-1_AbCdEfGhI' };

const graph = (next: string): Change => ({
  type: 'aws_appsync_domain_name',
  state: {
    id: 'graph.example.com',
    domain_name: 'graph.example.com',
    certificate_arn: arn('us-east-1', 'web'),
  },
  configured: { domain_name: 'graph.example.com', certificate_arn: next },
});

const search = (certificate: string) => ({
  domain_name: 'logs',
  domain_endpoint_options: [
    {
      custom_endpoint_enabled: true,
      custom_endpoint: 'logs.example.com',
      custom_endpoint_certificate_arn: certificate,
      enforce_https: true,
      tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10',
    },
  ],
});
const server = (certificate: string) => ({
  domain: 'S3',
  protocols: ['FTPS'],
  certificate,
  security_policy_name: 'TransferSecurityPolicy-2025-03',
  endpoint_type: 'VPC',
  endpoint_details: [{ vpc_id: 'vpc-0a1b2c3d', subnet_ids: ['subnet-0a1b2c3d'] }],
  identity_provider_type: 'AWS_DIRECTORY_SERVICE',
  directory_id: 'd-0a1b2c3d4e',
});

/** What another certificate does to each service, and how grave the review finds it; nothing where it goes on serving. */
const CHANGES: Readonly<Record<string, readonly [change: Change, actions: string, severity?: string]>> = {
  login_gets_one_that_is_issued: [login(ISSUED), 'update'],
  login_gets_one_that_is_requested: [login(REQUESTED), 'delete-create', 'high'],
  graph_gets_one_that_is_issued: [graph(ISSUED), 'delete-create', 'medium'],
  graph_gets_one_that_is_requested: [graph(REQUESTED), 'delete-create', 'high'],
  association_of_the_graph: [
    {
      type: 'aws_appsync_domain_name_api_association',
      state: { id: 'graph.example.com', domain_name: 'graph.example.com', api_id: 'a1b2c3d4e5' },
      configured: {
        domain_name: '${aws_appsync_domain_name.graph_gets_one_that_is_issued.id}',
        api_id: 'a1b2c3d4e5',
      },
    },
    'delete-create',
  ],
  search_gets_one_that_is_requested: [
    {
      type: 'aws_opensearch_domain',
      state: { id: 'logs', ...search(arn('eu-west-1', 'web')) },
      configured: search(REQUESTED),
    },
    'update',
  ],
  server_gets_one_that_is_requested: [
    {
      type: 'aws_transfer_server',
      state: { id: 's-1', ...server(arn('eu-west-1', 'web')) },
      configured: server(REQUESTED),
    },
    'update',
  ],
};

describeWithTools('another certificate in a plan of Terraform', () => {
  let actions: ReadonlyMap<string, string>;
  let severities: ReadonlyMap<string, string>;

  beforeAll(() => {
    const text = offlinePlan(
      Object.fromEntries(Object.entries(CHANGES).map(([name, [change]]) => [name, change])),
    );
    const { resource_changes: changes } = JSON.parse(text) as {
      readonly resource_changes: ReadonlyArray<{ address: string; change: { actions: string[] } }>;
    };
    actions = new Map(changes.map(({ address, change }) => [address, change.actions.join('-')]));
    const { findings } = reviewPlans([{ stack: 'test', plan: parsePlan(text, 'tfplan') }], {
      today: STABLE_DAY,
    });
    severities = new Map(
      findings
        .filter(({ rule }) => rule === 'service-destroyed')
        .map(({ address, severity }) => [address, severity]),
    );
  });

  test.each(Object.entries(CHANGES))('%s', (name, [{ type }, expected, severity]) => {
    expect(actions.get(`${type}.${name}`)).toBe(expected);
    expect(severities.get(`${type}.${name}`)).toBe(severity);
  });
});
