import { declaredConsumers } from '../../../environments/consumers/declared-consumers';

const api = { type: 'api-gateway-domain', domainName: 'api.example.com' } as const;

test('has each consumer with its place and its facts', () => {
  const application = { regions: ['eu-west-1'], consumers: { api } } as const;
  expect(declaredConsumers('shop', application)).toEqual([
    {
      path: ['applications', 'shop', 'consumers', 'api'],
      application,
      facts: expect.objectContaining({ service: 'regionalApiDomain', region: 'eu-west-1' }) as unknown,
    },
  ]);
});

test('has none whose type is not known, and none of an application that is not there', () => {
  expect(declaredConsumers('shop', { consumers: { api: {}, other: undefined } })).toEqual([]);
  expect(declaredConsumers('shop', undefined)).toEqual([]);
});
