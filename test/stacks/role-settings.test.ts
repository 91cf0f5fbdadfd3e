import type { Environment } from '../../environments';
import local from '../../environments/local';
import { synthesizedStacks } from '../support/environment-stacks';
import smallLocal from '../support/small-local';
import { onlyResource, resources } from '../support/synth';
import { problemsAfter } from '../support/spoilt-environment';

const roles = { path: '/platform/', permissionsBoundary: 'platform/boundary' };

/** The local environment with an enclave, and more. */
function withEnclave(changes: Partial<Environment> = {}): Environment {
  const { shop } = smallLocal.applications;
  return {
    ...smallLocal,
    ...changes,
    applications: {
      ...smallLocal.applications,
      shop: {
        ...shop,
        consumers: {
          ...shop.consumers,
          enclave: { type: 'nitro-enclave', roleName: 'enclave', certificate: 'web' },
        },
      },
    },
  };
}

const assumed = (environment: Environment, stack: string) =>
  synthesizedStacks(environment)[stack]!.provider!.aws![1]!.assume_role as Array<{ role_arn: string }>;

describe('roles of an environment', () => {
  test('have the path and the boundary of their account', () => {
    const made = synthesizedStacks(withEnclave({ roles }));

    for (const role of resources(made['local-shared-services']!, 'aws_iam_role')) {
      expect(role).toMatchObject({
        path: '/platform/',
        permissions_boundary: 'arn:aws:iam::111111111111:policy/platform/boundary',
      });
    }
    expect(onlyResource(made['local-shop']!, 'aws_iam_role')).toMatchObject({
      path: '/platform/',
      permissions_boundary: 'arn:aws:iam::222222222222:policy/platform/boundary',
    });
  });

  test('are found by their path', () => {
    expect(assumed({ ...local, roles }, 'local-partner').at(-1)!.role_arn).toBe(
      'arn:aws:iam::111111111111:role/platform/certfleet-local-partner-validation',
    );
  });

  test('have neither by default', () => {
    for (const role of resources(synthesizedStacks(withEnclave())['local-shop']!, 'aws_iam_role')) {
      expect(role).not.toHaveProperty('path');
      expect(role).not.toHaveProperty('permissions_boundary');
    }
  });

  test.each([
    [{ path: 'platform' }, 'roles.path: must be a path that begins and ends with a slash, got "platform"'],
    [
      { permissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary' },
      'roles.permissionsBoundary: must be the name of a managed policy',
    ],
  ])('are refused with %j', (wrong, problem) => {
    expect(problemsAfter((e) => (e.roles = wrong))).toEqual([expect.stringContaining(problem)]);
  });
});

describe('a validation role that stands already', () => {
  const validationRoleArn = 'arn:aws:iam::111111111111:role/network/dns-writer';
  const withRole = (arn: string): Environment => ({
    ...local,
    dnsValidation: undefined,
    census: undefined,
    notifications: undefined,
    applications: {
      ...local.applications,
      partner: { ...local.applications.partner!, validationRoleArn: arn },
    },
  });

  test('is assumed, and none is made', () => {
    const made = synthesizedStacks(withRole(validationRoleArn))['local-shared-services']!;

    expect(resources(made, 'aws_iam_role').map(({ name }) => name)).toEqual([
      'certfleet-local-shop-validation',
    ]);
    expect(assumed(withRole(validationRoleArn), 'local-partner').at(-1)).toMatchObject({
      role_arn: validationRoleArn,
      external_id: 'example-partner',
    });
  });

  test('is of shared services', () => {
    expect(
      problemsAfter(
        (e) => (e.applications.shop.validationRoleArn = 'arn:aws:iam::222222222222:role/dns-writer'),
      ),
    ).toEqual([
      'applications.shop.validationRoleArn: must be a role of shared services, account 111111111111, got ' +
        '"arn:aws:iam::222222222222:role/dns-writer"; name a role of that account, or leave it out: shared services then makes one',
    ]);
  });
});
