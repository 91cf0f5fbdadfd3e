import { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

export interface RemovedResourceProps {
  /** Type of the resource that stood here, for example `aws_route53_record`. */
  readonly resourceType: string;
  /** Whether AWS's object is destroyed too; otherwise Terraform only forgets it. */
  readonly destroy: boolean;
}

/**
 * Stands where a resource stood, with its scope and id and so at its address: the resource leaves the state.
 *
 * A `removed` block (Terraform 1.7, OpenTofu 1.10). Where the state has nothing at the address nothing happens, so it
 * may stay there for ever; beside the resource itself Terraform refuses it.
 */
export class RemovedResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RemovedResourceProps,
  ) {
    super(scope, id, props.resourceType);
  }

  /** The block for what stood at an address of this type, by the logical id. */
  public blockOf(logicalId: string): object {
    const { resourceType, destroy } = this.props;
    return { from: `${resourceType}.${logicalId}`, lifecycle: { destroy } };
  }

  public override toTerraform(): Record<string, unknown> {
    // The stack joins the lists of all its elements.
    return { removed: [this.blockOf(this.friendlyUniqueId)] };
  }
}
