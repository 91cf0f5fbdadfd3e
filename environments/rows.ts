import { isNativeError } from 'node:util/types';
import type { z } from 'zod';
import type { BrokenRule } from '../modules/core';
import { applicationForm } from './application-form';
import { EnvironmentError } from './checks/environment-error';
import type { Application } from './environment';
import { checkForm } from './form-problems';
import { plainProblems } from './plain-problems';
import type { Problem } from './problem';
import type { Team } from './sections';
import { applicationNameProblems } from './team-applications';
import { teamForm } from './sections/teams';

/** Properties of any value: what a list holds is text, and its form is checked. */
type FromRow<T> = { readonly [Property in keyof T]?: unknown };

/** What an entry is made of: its name and its properties; undefined leaves the row out. */
export type EntryOfRow<Row, T> = (row: Row) => readonly [name: unknown, properties: FromRow<T>] | undefined;

/**
 * The applications of a list of accounts, such as the rows of a CSV file or what AWS Organizations lists.
 *
 * @param toApplication name and properties of the application of a row
 * @throws EnvironmentError with every problem of every row, each with the row's number, counted from 1
 */
export function applicationsFromRows<Row>(
  rows: Iterable<Row>,
  toApplication: EntryOfRow<Row, Application>,
): Record<string, Application> {
  return entriesFromRows('applications', applicationForm, rows, toApplication);
}

/**
 * As `applicationsFromRows`, of accounts whose certificates are in files of their teams.
 *
 * @throws EnvironmentError with every problem of every row, each with the row's number, counted from 1
 */
export function teamsFromRows<Row>(rows: Iterable<Row>, toTeam: EntryOfRow<Row, Team>): Record<string, Team> {
  return entriesFromRows('teams', teamForm, rows, toTeam);
}

function entriesFromRows<Row, T>(
  section: 'applications' | 'teams',
  form: z.ZodType<T>,
  rows: Iterable<Row>,
  toEntry: EntryOfRow<Row, T>,
): Record<string, T> {
  const entries = new Map<string, T>();
  const numbers = new Map<string, number>();
  const problems: Problem[] = [];
  [...rows].forEach((row, index) => {
    const subject = `row ${index + 1}:`;
    const tell = (problem: Problem) =>
      problems.push({
        ...problem,
        subject: problem.subject === undefined ? subject : `${subject} ${problem.subject}`,
      });
    const entry = entryOf(row, toEntry, (reason) => tell({ path: [section], ...reason }));
    if (entry === undefined) return;
    const [given, properties] = entry;
    const name = String(given);
    const path = [section, name];
    const other = numbers.get(name);
    if (other !== undefined) {
      const rule = `must have a name of its own, which row ${other} has already`;
      tell({ path, rule, got: name, remedy: 'rename one of them' });
    }
    numbers.set(name, index + 1);
    const { value, problems: ofForm } = checkForm(form, properties, path);
    const ofName = applicationNameProblems(given, path, 'the name');
    [...ofName, ...plainProblems(properties, path), ...ofForm].forEach(tell);
    if (value !== undefined) entries.set(name, value);
  });
  if (problems.length > 0) throw new EnvironmentError(`the list of ${section}`, problems);
  return Object.fromEntries(entries);
}

function entryOf<Row, T>(
  row: Row,
  toEntry: EntryOfRow<Row, T>,
  tell: (problem: BrokenRule) => void,
): ReturnType<EntryOfRow<Row, T>> {
  try {
    return toEntry(row);
  } catch (error) {
    const got = isNativeError(error) ? error.message : String(error);
    tell({ rule: 'must be one that an entry can be made of', got, remedy: 'correct the row' });
    return undefined;
  }
}
