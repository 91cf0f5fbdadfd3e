import { flag, formOf } from '../form';
import { parameterPermissions } from '../permissions/services/parameters';
import type { SectionKind } from './section-kind';

/** What the stack of each application tells other stacks: its certificates, and where its services answer. */
export interface HandOver {
  /**
   * Terraform outputs `certificates` and `services`.
   *
   * @default true
   */
  readonly outputs?: boolean;
  /**
   * SSM parameters below `/certfleet/<environment>/` in the account itself, each in the Region of what it tells of.
   *
   * @default true
   */
  readonly parameters?: boolean;
}

/** Nothing of it can contradict the rest. */
export const handOver: SectionKind<HandOver> = {
  form: formOf<HandOver>()({ outputs: flag.optional(), parameters: flag.optional() }),
  problems: () => [],
  permissions: ({ parameters = true } = {}, account) =>
    parameters
      ? account.regions.flatMap((region) =>
          ['certificates', 'services'].flatMap((folder) =>
            parameterPermissions(account, {
              region,
              path: `/certfleet/${account.environmentName}/${folder}/*`,
              what: 'parameters that tell other stacks',
            }),
          ),
        )
      : [],
};
