import type { HttpApiDomain } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const account = { accountId: '222222222222', regions: ['eu-west-1'] } as const;
const api: HttpApiDomain = {
  type: 'http-api-domain',
  domainName: 'api.shop.example.com',
  certificate: 'web',
  mappings: [
    { apiName: 'orders', stageName: '$default' },
    { apiId: 'a1b2c3', stageName: 'live', path: 'baskets/v1' },
  ],
};

const problemsOf = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.events = { ...api, ...changes })).map((each) =>
    each.replace('applications.shop.consumers.events.', ''),
  );

test('looks up the APIs that are said by name, of its protocol', () => {
  expect(consumerFacts(api, account)?.lookUps).toEqual([{ what: 'HTTP API', name: 'orders' }]);
  expect(consumerFacts({ ...api, protocol: 'WEBSOCKET' }, account)?.lookUps).toEqual([
    { what: 'WebSocket API', name: 'orders' },
  ]);
});

test('is right', () => expect(problemsOf({})).toEqual([]));

test('has a name that no other domain of API Gateway has in the Region, of whatever kind', () => {
  expect(
    problemsAfter((e) => {
      const { consumers } = e.applications.shop;
      Object.assign(consumers.api, { domainName: api.domainName, certificate: 'web' });
      consumers.events = api;
    }),
  ).toEqual([
    expect.stringContaining(
      'consumers.events.domainName: must not claim the name "api.shop.example.com" at API Gateway in eu-west-1, ' +
        'which applications.shop.consumers.api.domainName has already',
    ),
  ]);
});

test.each<[string, object, string]>([
  [
    'a mapping of no API',
    { mappings: [{ stageName: 'live' }] },
    'mappings[0]: must say which API it is of, once, got []; set apiName or, where several have the name, apiId',
  ],
  [
    'a mapping of two APIs',
    { mappings: [{ apiName: 'orders', apiId: 'a1', stageName: 'live' }] },
    'mappings[0]: must say which API it is of, once, got ["apiName","apiId"]; set apiName or, where several have the name, apiId',
  ],
  [
    'a path that is there twice',
    {
      mappings: [
        { apiId: 'a1', stageName: 'live', path: 'v1' },
        { apiId: 'a2', stageName: 'live', path: 'v1' },
      ],
    },
    'mappings[1].path: must have another path than the mappings before it, got "v1"; change it, or take the mapping out',
  ],
  [
    'two mappings of the whole name',
    {
      mappings: [
        { apiId: 'a1', stageName: 'live' },
        { apiId: 'a2', stageName: 'live' },
      ],
    },
    'mappings[1]: must have a path, as a mapping before it has the whole name; give it a path, or take it out',
  ],
  [
    'an ill-formed path, which is not the whole name',
    {
      mappings: [
        { apiId: 'a1', stageName: 'live' },
        { apiId: 'a2', stageName: 'live', path: '/v1' },
      ],
    },
    "mappings[1].path: must be a path of letters, digits and $ - _ . + ! * ' ( ), with single slashes between levels, " +
      'got "/v1"; write it as "orders/v1", or leave it out for the whole name',
  ],
  [
    'an ARN for an id',
    { mappings: [{ apiId: 'arn:aws:x', stageName: 'live' }] },
    'mappings[0].apiId: must be the id of an API, got "arn:aws:x"; use its id in API Gateway',
  ],
])('refuses %s', (_what, changes, problem) => {
  expect(problemsOf(changes)).toEqual([problem]);
});
