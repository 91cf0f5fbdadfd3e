import { type PlannedResource, type Values, accountIdOf, textOf } from '../fleet';
import type { PlannedChanges } from './planned-changes';

const ACTIONS = ['alarm_actions', 'insufficient_data_actions'] as const;

/** Whether an alarm or a rule does anything when it comes. */
export function isOn({ actions_enabled, state, is_enabled }: Values): boolean {
  return actions_enabled !== false && state !== 'DISABLED' && is_enabled !== false;
}

/** An alarm that told somebody and does so no more, or a new one that never does. What told nobody before is as it was. */
export function isSilent(alarm: PlannedResource): boolean {
  const { before, after } = alarm;
  return after !== undefined && (before === undefined || acts(before)) && !mayAct(alarm, after);
}

/** What composite alarms tell for others, in all plans. */
export class CompositeAlarms {
  private readonly all: readonly PlannedResource[];
  private readonly toldAfter = new Set<string>();
  /** Where one is whose rule is known only after the apply: it may name any alarm. */
  private readonly openPlaces = new Set<string>();
  private readonly byName = new Map<string, PlannedResource>();

  constructor(changes: PlannedChanges) {
    this.all = changes.ofType('aws_cloudwatch_composite_alarm');
    for (const alarm of changes.ofType('aws_cloudwatch_metric_alarm')) {
      const name = textOf(alarm.before?.alarm_name);
      if (name !== undefined) this.byName.set(keyOf(alarm, name), alarm);
    }
    for (const composite of this.all) {
      const { after } = composite;
      if (after === undefined || !isOn(after) || !mayAct(composite, after)) continue;
      if (composite.unknown?.has('alarm_rule')) this.openPlaces.add(keyOf(composite, ''));
      for (const name of namesIn(after.alarm_rule)) this.toldAfter.add(keyOf(composite, name));
    }
  }

  /** Whether one of them tells for an alarm, once the plan is applied. */
  public tellFor(alarm: PlannedResource): boolean {
    const name = textOf(alarm.after?.alarm_name);
    return (
      name !== undefined && (this.toldAfter.has(keyOf(alarm, name)) || this.openPlaces.has(keyOf(alarm, '')))
    );
  }

  /** Alarms that stay, told nobody by themselves, and for which nobody tells any more; with the composite alarm that did. */
  public lost(): Array<{ readonly composite: PlannedResource; readonly alarms: readonly PlannedResource[] }> {
    return this.all.map((composite) => {
      const { before } = composite;
      const told = before !== undefined && isOn(before) && acts(before) ? namesIn(before.alarm_rule) : [];
      const alarms = told
        .flatMap((name) => this.byName.get(keyOf(composite, name)) ?? [])
        .filter(
          (alarm) =>
            alarm.after !== undefined &&
            !(acts(alarm.before) && isOn(alarm.before!)) &&
            !(mayAct(alarm, alarm.after) && isOn(alarm.after)) &&
            !this.tellFor(alarm),
        );
      return { composite, alarms };
    });
  }
}

function acts(values: Values | undefined): boolean {
  return ACTIONS.some((list) => Array.isArray(values?.[list]) && (values[list] as unknown[]).length > 0);
}

/** What is not known before the apply may tell somebody. */
function mayAct({ unknown }: PlannedResource, after: Values): boolean {
  return acts(after) || after.alarm_actions === undefined || ACTIONS.some((list) => unknown?.has(list));
}

/** A name is of one account and Region. */
function keyOf(resource: PlannedResource, name: string): string {
  return JSON.stringify([accountIdOf(resource), resource.region, name]);
}

/** Alarms each of which raises the composite one: none of a rule that asks for several at once. */
function namesIn(rule: unknown): string[] {
  const text = textOf(rule) ?? '';
  if (/\b(AND|NOT)\b/i.test(text.replaceAll(/"[^"]*"/g, ''))) return [];
  return [...text.matchAll(/\bALARM\(\s*(?:"([^"]+)"|([^"\s)]+))\s*\)/gi)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').replace(/^arn:.*?:alarm:/, ''),
  );
}
