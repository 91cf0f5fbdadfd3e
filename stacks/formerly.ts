import type { TerraformStack } from 'cdktf';
import { TerraformElement, TerraformResource } from 'cdktf';
import type { IConstruct, Node } from 'constructs';

const FORMER_ID = 'certfleet:former-id';

/**
 * Says that a construct had another id: whatever it holds is moved in the state, not replaced.
 *
 * Nothing happens where the id is the same or unknown.
 */
export function renamedFrom(construct: IConstruct, formerId: string | undefined): void {
  if (formerId !== undefined && formerId !== construct.node.id)
    construct.node.addMetadata(FORMER_ID, formerId);
}

/** The `moved` blocks of a stack: one for each resource of a renamed construct. */
export class MovedBlocks extends TerraformElement {
  constructor(private readonly of: TerraformStack) {
    super(of, 'MovedBlocks');
  }

  public override toTerraform(): object {
    const moved = this.of.node.findAll().flatMap((construct) => {
      if (!TerraformResource.isTerraformResource(construct)) return [];
      const from = `${construct.terraformResourceType}.${this.formerLogicalId(construct)}`;
      const to = `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
      return from === to ? [] : [{ from, to }];
    });
    return moved.length > 0 ? { moved } : {};
  }

  /** The logical id the resource had before the constructs around it were renamed. */
  private formerLogicalId(resource: TerraformResource): string {
    const scopes = resource.node.scopes.map((scope) =>
      scope === this.of ? scope : { node: { id: formerIdOf(scope) } },
    );
    return this.of.getLogicalId({ scopes } as unknown as Node);
  }
}

function formerIdOf({ node }: IConstruct): string {
  const former: unknown = node.metadata.find(({ type }) => type === FORMER_ID)?.data;
  return typeof former === 'string' ? former : node.id;
}
