import { type FleetResource, type PlannedResource, type Values, textOf } from '../../fleet';
import { CompositeAlarms, isOn, isSilent } from '../alarms';
import { findingOf } from '../finding';
import { jsonValues } from '../json-values';
import { type Phrase, phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';

const ID = 'alarm-removed';

/** Nobody is told any more when a certificate is about to expire. */
export const alarmRemoved: Rule = {
  id: ID,
  title: 'Alarm on certificates removed',
  reason: 'A renewal that fails is silent until the certificate expires.',
  check: (changes) => {
    const composites = new CompositeAlarms(changes);
    const alarms = changes
      .ofType('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_event_rule', 'aws_config_config_rule')
      .filter(
        (alarm) => alarm.before !== undefined && watchesCertificates(alarm.before) && isOn(alarm.before),
      )
      .filter((alarm) => !tellsSomebody(alarm, composites))
      .filter((alarm) => !hasNothingToWatch(changes, alarm, composites))
      .map((alarm) => removed(alarm, fateOf(alarm)));
    const told = composites
      .lost()
      .map(({ composite, alarms: named }) => ({
        composite,
        lost: named.filter(
          (alarm) =>
            watchesCertificates(alarm.before ?? {}) && !hasNothingToWatch(changes, alarm, composites),
        ),
      }))
      .filter(({ lost }) => lost.length > 0)
      .map(({ composite, lost }) =>
        removed(composite, phrase`${fateOfComposite(composite)}, which told for ${lost.map(nameOfAlarm)}`),
      );
    return [...alarms, ...told];
  },
};

function removed(alarm: PlannedResource, fate: Phrase) {
  return findingOf(ID, alarm, {
    severity: 'medium',
    what: phrase`${nameOfAlarm(alarm)} ${fate}: nobody is told by it any more when a certificate is not renewed or a CA fails.`,
    remedy: phrase`Keep it, or name what watches the same certificates instead.`,
  });
}

function fateOf({ before, after }: PlannedResource) {
  if (after === undefined) return phrase`is removed`;
  const [old, now] = [watchedArn(before), watchedArn(after)];
  const isMoved = old !== undefined && now !== undefined && old !== now;
  return isMoved ? phrase`watches another certificate` : phrase`is switched off`;
}

function fateOfComposite(composite: PlannedResource) {
  const { after } = composite;
  if (after === undefined) return phrase`is removed`;
  return !isOn(after) || isSilent(composite) ? phrase`is switched off` : phrase`has another rule`;
}

/** ACM, CAs, and functions that work for certificates, with what those gave up. */
function watchesCertificates(values: Values): boolean {
  const isOfQueue = values.namespace === 'AWS/SQS' && textOf(values.alarm_name)?.endsWith('-given-up');
  if (isOfQueue) return true;
  return /"?(AWS\/CertificateManager|AWS\/ACMPrivateCA|Certfleet|aws\.acm(-pca)?|ACM_CERTIFICATE_EXPIRATION_CHECK)"?/.test(
    JSON.stringify([values.namespace, values.metric_query, values.event_pattern, values.source]),
  );
}

/** An alarm may go with the certificate, CA or function that it watches, and where another one watches it. */
function hasNothingToWatch(
  changes: PlannedChanges,
  alarm: PlannedResource,
  composites: CompositeAlarms,
): boolean {
  const arn = watchedArn(alarm.before);
  if (arn === undefined) return functionIsGone(changes, alarm);
  const certificate = changes.certificateWithArn(arn);
  return (
    (certificate !== undefined && goes(certificate)) ||
    changes.ofType('aws_lambda_invocation').some((placed) => goes(placed) && placedArn(placed) === arn) ||
    authorityIsGone(changes, alarm, arn) ||
    changes
      .ofType('aws_cloudwatch_metric_alarm')
      .some(
        (other) =>
          other !== alarm &&
          watchedArn(other.after) === arn &&
          metricOf(other.after) === metricOf(alarm.before) &&
          tellsSomebody(other, composites),
      )
  );
}

/** A CA goes, or publishes no list any more that could fail. */
function authorityIsGone(changes: PlannedChanges, { before }: PlannedResource, arn: string): boolean {
  const authority = changes
    .ofType('aws_acmpca_certificate_authority')
    .find((each) => textOf(each.before?.arn) === arn);
  if (authority === undefined) return false;
  const isOfList = metricOf(before) === 'MisconfiguredCRLBucket';
  return goes(authority) || (isOfList && !publishesList(authority.after));
}

function publishesList(authority: Values | undefined): boolean {
  const [revocation] = (authority?.revocation_configuration ?? []) as Values[];
  const [list] = (revocation?.crl_configuration ?? []) as Values[];
  return list?.enabled === true;
}

/** Of the certificate that it watched; which one it will watch may be known only after the apply. */
function tellsSomebody(alarm: PlannedResource, composites: CompositeAlarms): boolean {
  const { before, after } = alarm;
  if (after === undefined || !watchesCertificates(after)) return false;
  if (!composites.tellFor(alarm) && (!isOn(after) || isSilent(alarm))) return false;
  const [old, now] = [watchedArn(before), watchedArn(after)];
  return old === undefined || now === undefined || old === now;
}

/** What is replaced comes again, and its alarm with it. */
function goes({ state }: FleetResource): boolean {
  return state === 'delete';
}

/** Of the certificate or CA that an alarm watches. */
function watchedArn(values: Values | undefined): string | undefined {
  const dimensions = values?.dimensions as Values | undefined;
  return (
    textOf(dimensions?.CertificateArn) ??
    textOf(dimensions?.PrivateCAArn) ??
    /PrivateCAArn = '([^']+)'/.exec(expressionOf(values))?.[1]
  );
}

function metricOf(values: Values | undefined): string | undefined {
  return textOf(values?.metric_name) ?? /^SELECT \w+\((\w+)\)/.exec(expressionOf(values))?.[1];
}

function expressionOf(values: Values | undefined): string {
  const queries = Array.isArray(values?.metric_query) ? (values.metric_query as Values[]) : [];
  return queries.map(({ expression }) => textOf(expression) ?? '').join('\n');
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
