import {
  type FleetResource,
  type PlannedResource,
  certificateArns,
  consumerName,
  listenerOf,
  namesOf,
  serviceName,
  textOf,
} from '../fleet';
import { type Phrase, phrase } from './phrase';
import type { PlannedChanges } from './planned-changes';

/** What people call a certificate: its first name and, where it is known, its Region. */
export function nameOf(certificate: PlannedResource): Phrase {
  const name = namesOf(certificate)[0] ?? certificate.address;
  const placed =
    certificate.region === undefined ? phrase`${name}` : phrase`${name} in ${certificate.region}`;
  return certificate.isDeposed ? phrase`${placed} that an earlier replacement left` : placed;
}

/** What people call services: `load balancer listener shop:443`; each once. */
export function namesOfUsers({ index }: PlannedChanges, users: readonly FleetResource[]): string[] {
  return [
    ...new Set(
      users.map((user) => {
        const serving = listenerOf(index, user) ?? user;
        const left = serving.isDeposed ? ', left by a replacement' : '';
        return `${serviceName(serving.type)} ${consumerName(index, serving)}${left}`;
      }),
    ),
  ];
}

/** Whether a service goes on naming a certificate by the ARN it has now. */
export function keepsArn({ type, after }: PlannedResource, certificate: FleetResource): boolean {
  const arn = textOf(
    'before' in certificate ? (certificate as PlannedResource).before?.arn : certificate.values.arn,
  );
  return arn !== undefined && certificateArns(type, after).includes(arn);
}

/** ACM renews what is in use (ACM User Guide, managed renewal): eligible and served by nothing here means elsewhere. */
export function isInUseElsewhere({ before }: PlannedResource, users: readonly PlannedResource[]): boolean {
  return users.length === 0 && before?.renewal_eligibility === 'ELIGIBLE';
}

/** Date of a moment, `2026-12-31`; undefined where it is no moment. */
export function dateOf(moment: unknown): string | undefined {
  return typeof moment === 'string' ? /^\d{4}-\d\d-\d\d/.exec(moment)?.[0] : undefined;
}
