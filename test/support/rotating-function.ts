import type { Emulator } from '../../emulator/emulator';
import { type RotationReach, accessTo, rotationStatements } from '../../modules/automation/rotation-rights';
import { ROTATION_VARIABLE, type RotationConfiguration } from '../../modules/core';
import { QueueDrivenFunction } from './queue-driven-function';

/** The function that rotates what it reaches, as its module makes it. */
export function rotatingFunction(
  emulator: Emulator,
  reach: RotationReach,
  domainNames: readonly string[],
): Promise<QueueDrivenFunction> {
  const { certificate, source, regions, at } = reach;
  const configuration: RotationConfiguration = {
    ...{ certificate, source, regions, domainNames },
    sourceRegion: at.region,
    accountId: at.accountId,
    needsChain: true,
  };
  return QueueDrivenFunction.of(emulator, {
    accountId: at.accountId,
    name: 'certfleet-local-rotation-legacy',
    code: 'rotation',
    statements: rotationStatements(reach),
    variables: { [ROTATION_VARIABLE]: JSON.stringify(configuration) },
    pattern: accessTo(reach).newVersions,
    receives: 3,
  });
}
