import { z } from 'zod';
import { formOf, word, zoneName } from '../form';
import type { BackendKind } from './backend-kind';

/** HCP Terraform; the workspace of a stack has the stack's name. */
export interface CloudBackend {
  readonly type: 'cloud';
  readonly organization: string;
  /** @default 'app.terraform.io' */
  readonly hostname?: string;
  /** @default - the organization's default project */
  readonly project?: string;
}

export const cloudBackend: BackendKind<CloudBackend> = {
  form: formOf<CloudBackend>()({
    type: z.literal('cloud'),
    organization: word,
    hostname: zoneName.optional(),
    project: word.optional(),
  }),
  permissions: () => [],
};
