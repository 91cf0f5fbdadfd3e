import type { Application, Consumer } from '../../environments';
import local from '../../environments/local';

const { shop, partner } = local.applications as Record<'shop' | 'partner', Application>;
const { web, api, orders } = shop.certificates!;
const { portal, feed } = partner.certificates!;
const { consumers = {}, domains = [] } = shop;
const listener = consumers.web as Extract<Consumer, { type: 'load-balancer-listener' }>;

/** The local environment with two services of the shop and no copies, for tests that change one thing and look at another. */
export default {
  ...local,
  dnsValidation: undefined,
  census: undefined,
  notifications: undefined,
  applications: {
    shop: {
      ...shop,
      domains: domains.filter((domain) => domain !== 'platform.example.com'),
      certificates: { web: web!, api: api!, orders: orders! },
      consumers: {
        web: {
          ...listener,
          additionalCertificates: ['orders'],
          hostNames: listener.hostNames!.filter((name) => name !== 'legacy.shop.example.com'),
        },
        api: consumers.api!,
      },
    },
    partner: { ...partner, certificates: { portal: portal!, feed: feed! } },
  },
};
