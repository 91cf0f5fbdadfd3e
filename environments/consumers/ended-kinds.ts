import { type BrokenRule, Words } from '../../modules/core';

/** Services that AWS has ended, by how the kinds of their consumers would begin. */
const ENDED: Readonly<Record<string, { readonly rule: string; readonly remedy: string }>> = {
  // AWS App Mesh User Guide, notice of the end of support.
  'app-mesh': {
    rule: 'must be a service that AWS offers: App Mesh ended on 2026-09-30',
    remedy: 'take ECS Service Connect (docs/ecs.md), or VPC Lattice by the type "lattice-service"',
  },
};

/** Why there is no such kind any more, and what takes its place; undefined for a kind that never was. */
export function endedKind(type: string): BrokenRule | undefined {
  const service = Object.keys(ENDED).find((each) => type === each || type.startsWith(`${each}-`));
  return service === undefined ? undefined : { ...ENDED[service]!, got: new Words(JSON.stringify(type)) };
}
