import { type FleetResource, type PlannedResource, type Values, textOf } from '../../fleet';
import { findingOf } from '../finding';
import { jsonValues } from '../json-values';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';

/** Nobody is told any more when a certificate is about to expire. */
export const alarmRemoved: Rule = {
  id: 'alarm-removed',
  title: 'Alarm on certificates removed',
  reason: 'A renewal that fails is silent until the certificate expires.',
  check: (changes) =>
    changes
      .ofType('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_event_rule', 'aws_config_config_rule')
      .filter(
        (alarm) => alarm.before !== undefined && watchesCertificates(alarm.before) && isOn(alarm.before),
      )
      .filter((alarm) => !tellsSomebody(alarm))
      .filter((alarm) => !hasNothingToWatch(changes, alarm))
      .map((alarm) =>
        findingOf('alarm-removed', alarm, {
          severity: 'medium',
          what: phrase`${nameOfAlarm(alarm)} ${fateOf(alarm)}: nobody is told by it any more when a certificate is not renewed or a CA fails.`,
          remedy: phrase`Keep it, or name what watches the same certificates instead.`,
        }),
      ),
};

function fateOf({ before, after }: PlannedResource) {
  if (after === undefined) return phrase`is removed`;
  const [old, now] = [watchedArn(before), watchedArn(after)];
  const isMoved = old !== undefined && now !== undefined && old !== now;
  return isMoved ? phrase`watches another certificate` : phrase`is switched off`;
}

/** ACM, CAs, and functions that work for certificates, with what those gave up. */
function watchesCertificates(values: Values): boolean {
  const isOfQueue = values.namespace === 'AWS/SQS' && textOf(values.alarm_name)?.endsWith('-given-up');
  if (isOfQueue) return true;
  return /"?(AWS\/CertificateManager|AWS\/ACMPrivateCA|Certfleet|aws\.acm(-pca)?|ACM_CERTIFICATE_EXPIRATION_CHECK)"?/.test(
    JSON.stringify([values.namespace, values.metric_query, values.event_pattern, values.source]),
  );
}

function isOn({ actions_enabled, state, is_enabled }: Values): boolean {
  return actions_enabled !== false && state !== 'DISABLED' && is_enabled !== false;
}

/** An alarm that tells nobody. */
function isSilenced({ before, after }: PlannedResource): boolean {
  const count = (values: Values | undefined) =>
    Array.isArray(values?.alarm_actions) ? values.alarm_actions.length : 0;
  return count(before) > 0 && after?.alarm_actions !== undefined && count(after) === 0;
}

/** An alarm may go with the certificate or the function that it watches, and where another one watches it. */
function hasNothingToWatch(changes: PlannedChanges, alarm: PlannedResource): boolean {
  const arn = watchedArn(alarm.before);
  if (arn === undefined) return functionIsGone(changes, alarm);
  const certificate = changes.certificateWithArn(arn);
  return (
    (certificate !== undefined && goes(certificate)) ||
    changes.ofType('aws_lambda_invocation').some((placed) => goes(placed) && placedArn(placed) === arn) ||
    changes
      .ofType('aws_cloudwatch_metric_alarm')
      .some((other) => other !== alarm && watchedArn(other.after) === arn && tellsSomebody(other))
  );
}

/** Of the certificate that it watched; which one it will watch may be known only after the apply. */
function tellsSomebody(alarm: PlannedResource): boolean {
  const { before, after } = alarm;
  if (after === undefined || !isOn(after) || !watchesCertificates(after) || isSilenced(alarm)) return false;
  const [old, now] = [watchedArn(before), watchedArn(after)];
  return old === undefined || now === undefined || old === now;
}

/** What is replaced comes again, and its alarm with it. */
function goes({ state }: FleetResource): boolean {
  return state === 'delete';
}

function watchedArn(values: Values | undefined): string | undefined {
  return textOf((values?.dimensions as Values | undefined)?.CertificateArn);
}

/** The certificate that a function has made for an invocation. */
function placedArn({ before }: PlannedResource): string | undefined {
  return textOf(jsonValues(before?.result).certificateArn);
}

/** Alarms of a function begin with its name, which functions of other accounts may have too. */
function functionIsGone(changes: PlannedChanges, { stack, region, before }: PlannedResource): boolean {
  const alarm = textOf(before?.alarm_name);
  return changes
    .ofType('aws_lambda_function')
    .filter((made) => goes(made) && made.stack === stack && made.region === region)
    .some((made) => {
      const name = textOf(made.before?.function_name);
      return name !== undefined && alarm?.startsWith(`${name}-`) === true;
    });
}

function nameOfAlarm({ before, address }: PlannedResource): string {
  return textOf(before?.alarm_name) ?? textOf(before?.name) ?? address;
}
