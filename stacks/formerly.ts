import type { TerraformStack } from 'cdktf';
import { TerraformElement, TerraformResource } from 'cdktf';
import type { IConstruct, Node } from 'constructs';
import { RemovedResource } from '../modules/core/constructs';

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

/**
 * The blocks of a stack's renamed constructs: `moved` for each resource, and `removed` for what stood there under the
 * former name and is not there under the new one.
 */
export class MovedBlocks extends TerraformElement {
  constructor(private readonly of: TerraformStack) {
    super(of, 'MovedBlocks');
  }

  public override toTerraform(): object {
    const elements = this.of.node.findAll();
    const moved = elements.flatMap((construct) => {
      if (!TerraformResource.isTerraformResource(construct)) return [];
      const from = this.formerLogicalId(construct);
      if (from === undefined) return [];
      const { terraformResourceType: type, friendlyUniqueId } = construct;
      return [{ from: `${type}.${from}`, to: `${type}.${friendlyUniqueId}` }];
    });
    const removed = elements.flatMap((construct) => {
      const from = construct instanceof RemovedResource ? this.formerLogicalId(construct) : undefined;
      return from === undefined ? [] : [(construct as RemovedResource).blockOf(from)];
    });
    return { ...(moved.length > 0 && { moved }), ...(removed.length > 0 && { removed }) };
  }

  /** The logical id an element had before the constructs around it were renamed; undefined where it is the same. */
  private formerLogicalId(element: TerraformElement): string | undefined {
    if (!element.node.scopes.some(isRenamed)) return undefined;
    const scopes = element.node.scopes.map((scope) =>
      scope === this.of ? scope : { node: { id: formerIdOf(scope) } },
    );
    const former = this.of.getLogicalId({ scopes } as unknown as Node);
    return former === element.friendlyUniqueId ? undefined : former;
  }
}

function isRenamed({ node }: IConstruct): boolean {
  return node.metadata.some(({ type }) => type === FORMER_ID);
}

function formerIdOf({ node }: IConstruct): string {
  const former: unknown = node.metadata.find(({ type }) => type === FORMER_ID)?.data;
  return typeof former === 'string' ? former : node.id;
}
