import { endedKind } from '../../../environments/consumers/ended-kinds';
import { problemsAfter } from '../../support/spoilt-environment';

const problems = (type: unknown) =>
  problemsAfter((e) => {
    e.applications.shop.consumers = { mesh: { type } };
  });

test.each(['app-mesh', 'app-mesh-virtual-gateway', 'app-mesh-virtual-node'])(
  'refuses %s, which AWS has ended, by its name, and says what to take',
  (type) => {
    expect(problems(type)).toEqual([
      'applications.shop.consumers.mesh.type: must be a service that AWS offers: App Mesh ended on 2026-09-30, ' +
        `got "${type}"; take ECS Service Connect (docs/ecs.md), or VPC Lattice by the type "lattice-service"`,
    ]);
  },
);

test.each(['app-meshes', 'mesh', 'constructor', 7, null, undefined])(
  'says of %j what kinds there are',
  (type) => {
    expect(problems(type)).toEqual([
      expect.stringMatching(/^applications\.shop\.consumers\.mesh\.type: must have the type load-balancer/),
    ]);
  },
);

test('shows what a hostile kind holds, and no more than once', () => {
  expect(problems('app-mesh-"; take \n')).toEqual([
    expect.stringContaining('got "app-mesh-\\"; take \\n"; take ECS'),
  ]);
});

test('knows of no kind that never was', () => {
  expect(endedKind('lattice-service')).toBeUndefined();
});
