import local from '../../../../environments/local';
import type { Application, Consumer } from '../../../../environments';
import { notices, resource, shopStack, stack, templates, templatesOf } from '../../../support/transitions';

const { shop } = local.applications;
const { web: webListener, api: apiDomain } = shop!.consumers!;
const { web, api, orders, legacy } = shop!.certificates!;

function withShop(changes: Partial<Application>) {
  return { ...local, applications: { ...local.applications, shop: { ...shop!, ...changes } } };
}

/** A certificate under a name, with what `moved` blocks say. */
function certificate(name: string, names: readonly string[], moved: readonly object[] = []) {
  const [first, ...more] = names;
  const values = { domain_name: first, subject_alternative_names: more };
  const resources = { [name]: resource(`Certificates/${name}/eu-west-1/Resource`, values) };
  return templates(shopStack({ resource: { aws_acm_certificate: resources }, moved }));
}

describe('a thing under a new name', () => {
  test('is noticed for a certificate, a consumer and a CA of an environment', () => {
    const after = {
      ...withShop({
        certificates: { web: web!, interface: api!, orders: orders!, legacy: legacy! },
        consumers: { front: webListener!, api: { ...apiDomain!, certificate: 'interface' } as Consumer },
      }),
      sharedServices: { ...local.sharedServices, certificateAuthorities: renamedRoot() },
    };

    expect(notices(templatesOf(local), templatesOf(after))).toEqual([
      'local-shared-services: certificate authority "top" replaces "root", which is the same by another name; ' +
        'write formerly: "root" on "top" to rename it and replace nothing',
      'local-shop: certificate "interface" replaces "api", which is the same by another name; write formerly: "api" ' +
        'on "interface" to rename it and replace nothing',
      'local-shop: consumer "front" replaces "web", which is the same by another name; write formerly: "web" on ' +
        '"front" to rename it and replace nothing',
    ]);
  });

  test('is not noticed where it is something else', () => {
    expect(notices(certificate('web', ['a.example.com']), certificate('site', ['b.example.com']))).toEqual(
      [],
    );
    expect(
      notices(certificate('web', ['a.example.com']), certificate('site', ['a.example.com', 'b.example.com'])),
    ).toEqual([]);
  });

  test('is noticed whatever the order and the case of its names', () => {
    expect(
      notices(
        certificate('web', ['a.example.com', 'b.example.com']),
        certificate('site', ['B.example.com', 'a.example.com']),
      ),
    ).toHaveLength(1);
  });

  test('is not noticed where moved blocks rename it', () => {
    const moved = [{ from: 'aws_acm_certificate.web', to: 'aws_acm_certificate.site' }];

    expect(
      notices(certificate('web', ['a.example.com']), certificate('site', ['a.example.com'], moved)),
    ).toEqual([]);
  });

  test('is not noticed beside the old one, or where the old one goes and nothing comes', () => {
    const both = shopStack({
      resource: {
        aws_acm_certificate: {
          web: resource('Certificates/web/eu-west-1/Resource', { domain_name: 'a.example.com' }),
          site: resource('Certificates/site/eu-west-1/Resource', { domain_name: 'a.example.com' }),
        },
      },
    });

    expect(notices(certificate('web', ['a.example.com']), templates(both))).toEqual([]);
    expect(notices(certificate('web', ['a.example.com']), templates(shopStack()))).toEqual([]);
  });

  test('is not noticed where nothing is known of it', () => {
    const imported = (name: string) => {
      const values = { certificate_body: '${data.aws_secretsmanager_secret_version.Material.secret_string}' };
      const resources = { [name]: resource(`Certificates/${name}/eu-west-1/Resource`, values) };
      return templates(shopStack({ resource: { aws_acm_certificate: resources } }));
    };

    expect(notices(imported('web'), imported('site'))).toEqual([]);
  });

  test('is not noticed where it is looked up only', () => {
    const looking = (name: string) =>
      templates(
        stack('test-shop', {
          data: { aws_lb: { lb: resource(`Consumers/${name}/LoadBalancer`, { name: 'shop' }) } },
        }),
      );

    expect(notices(looking('web'), looking('site'))).toEqual([]);
  });
});

/** The local CAs with the root under another name. */
function renamedRoot() {
  const { root, issuing } = local.sharedServices.certificateAuthorities!;
  return { top: root!, issuing: { ...issuing!, parent: 'top' } };
}
