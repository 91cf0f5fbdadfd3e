import { TerraformElement, type TerraformStack } from 'cdktf';
import type { IConstruct, IValidation } from 'constructs';

/**
 * Refuses two elements of a stack with one logical id: Terraform would see only the later.
 *
 * CDKTF leaves punctuation out of the id of a stack's direct children, so `a.bc.com` and `ab.c.com` become one.
 */
export class UniqueLogicalIds implements IValidation {
  constructor(private readonly stack: TerraformStack) {}

  public validate(): string[] {
    const owners = new Map<string, IConstruct>();
    return this.stack.node.findAll().flatMap((construct) => {
      if (!TerraformElement.isTerraformElement(construct)) return [];
      const element = construct as TerraformElement & { readonly terraformResourceType?: string };
      const address = `${element.constructor.name}.${element.friendlyUniqueId}`;
      const owner = owners.get(address);
      owners.set(address, construct);
      return owner === undefined || element.friendlyUniqueId === ''
        ? []
        : [
            `an element must have a logical id of its own, got ${element.friendlyUniqueId} for ` +
              `${owner.node.path} and ${construct.node.path}; put one of them into a construct, or rename it`,
          ];
    });
  }
}
