import type { Environment } from '../../environments';
import {
  listReaders,
  readableLists,
  readerRoleArn,
  tellingAuthorities,
} from '../../environments/list-readers';
import { CLIENT_CA } from '../support/ca-certificates';
import { draft } from '../support/spoilt-environment';

/** The local environment with a listener that follows the list of `issuing`. */
function following(change: (e: any) => void = () => undefined): Environment {
  const environment = draft();
  environment.applications.shop.consumers.web.mutualTls = {
    caCertificates: [CLIENT_CA],
    revocation: { certificateAuthorities: ['issuing'] },
  };
  change(environment);
  return environment as Environment;
}

test('a function is called by Region, load balancer and port, whatever its entry is called', () => {
  const [reader] = listReaders(following());
  expect(reader).toEqual({
    accountId: '222222222222',
    region: 'eu-west-1',
    functionName: 'certfleet-local-eu-west-1-shop-443-lists',
    authorities: ['issuing'],
  });
  const renamed = following((e) => {
    const { web, ...others } = e.applications.shop.consumers;
    e.applications.shop.consumers = { ...others, edge: { ...web, formerly: 'web' } };
  });
  expect(listReaders(renamed)).toEqual([reader]);
});

test('both accounts call the role of the function, and that of the rule that tells it, alike', () => {
  const environment = following((e) => (e.roles = { path: '/platform/' }));
  const [reader] = listReaders(environment);
  expect(readerRoleArn(environment, reader!)).toBe(
    'arn:aws:iam::222222222222:role/platform/certfleet-local-eu-west-1-shop-443-lists',
  );
  expect(readableLists(environment, reader!)).toEqual([
    expect.objectContaining({
      region: 'eu-west-1',
      eventsRoleArn: expect.stringMatching(
        /^arn:aws:iam::111111111111:role\/platform\/certfleet-local-222222222222-.*-lists$/,
      ) as string,
    }),
  ]);
});

test('a CA of another Region tells nothing: EventBridge does not reach a queue there', () => {
  const environment = following();
  const elsewhere = { region: 'us-east-1', authorities: ['issuing'] };
  expect(tellingAuthorities(environment, elsewhere)).toEqual([]);
  const [lists] = readableLists(environment, { ...elsewhere, accountId: '222222222222', functionName: 'a' });
  expect(lists!.eventsRoleArn).toBeUndefined();
});

test('an account that is retired reads none', () => {
  expect(listReaders(following((e) => (e.applications.shop.retired = true)))).toEqual([]);
});
