import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { ValidationError, Words } from '../core/constructs';

const PACKAGES = join(__dirname, '../../lambda/packages');

/**
 * Path of the code of a function beside the synthesized stack, one for all of a kind: another path means other code.
 *
 * @param name a folder of `lambda/`
 * @throws ValidationError where it was not made: the published package has it
 */
export function functionPackage(scope: Construct, name: string): string {
  const path = join(PACKAGES, `${name}.zip`);
  if (!existsSync(path)) {
    throw new ValidationError(scope, {
      subject: `the code of the function ${name}`,
      rule: 'must be made before it is deployed',
      got: new Words('none'),
      remedy: 'run npm run functions',
    });
  }
  const stack = TerraformStack.of(scope);
  const id = `Function-${name}`;
  const known = stack.node.tryFindChild(id) as TerraformAsset | undefined;
  return (known ?? new TerraformAsset(stack, id, { path, type: AssetType.FILE })).path;
}
