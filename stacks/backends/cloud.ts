import { TerraformBackend, type TerraformRemoteState } from 'cdktf';
import type { Construct } from 'constructs';
import type { CloudBackend as Declared } from '../../environments';
import type { Wiring } from './wiring';

interface CloudWorkspaceProps {
  readonly organization: string;
  readonly workspaceName: string;
  /** @default 'app.terraform.io' */
  readonly hostname?: string;
  /** @default - the organization's default project */
  readonly project?: string;
}

/**
 * State in a workspace of HCP Terraform.
 *
 * CDKTF's own `CloudBackend` starts Terraform at every synth to ask its version, once for each stack.
 */
class CloudWorkspace extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly props: CloudWorkspaceProps,
  ) {
    super(scope, 'backend', 'cloud');
  }

  public override toTerraform(): object {
    const { organization, hostname, workspaceName, project } = this.props;
    return { terraform: { cloud: { organization, hostname, workspaces: { name: workspaceName, project } } } };
  }

  public override toMetadata(): object {
    return { backend: 'cloud', cloud: this.props.hostname === undefined ? 'tfc' : 'tfe' };
  }

  /** Stacks share no state, so nobody may ask for it. */
  public override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error('stacks must not read the state of other stacks; pass a name that can be computed');
  }
}

export const useCloudBackend: Wiring<Declared> = (
  stack,
  { organization, hostname, project },
  workspaceName,
) => {
  new CloudWorkspace(stack, { organization, workspaceName, hostname, project });
};
