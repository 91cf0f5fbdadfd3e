import { applicationName, ACCOUNT_PROPERTIES, FILE_PROPERTIES } from './application-form';
import { checkForm } from './form-problems';
import { plainProblems } from './plain-problems';
import { type Path, type Problem, pathText, problemLine } from './problem';
import { suggestion } from './suggestion';

/** What the files of teams say. */
export interface TeamApplications {
  /** Name of the environment's file, for messages: `production.yaml`. */
  readonly environmentFile: string;
  /** Name of the folder that holds the teams' files. */
  readonly folder: string;
  /** What each file says, by application. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** An environment with the applications of its teams among the others, and what is wrong with how they are put there. */
export interface WithTeams {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Makes an application of each team: of the account that the environment's file gives it, and of what its own file says.
 *
 * @param files undefined where nobody has read any; then an environment with teams is not whole, and no good
 */
export function withTeamApplications(environment: unknown, files?: TeamApplications): WithTeams {
  const teams = teamsOf(environment);
  if (!isRecord(environment)) return { value: environment, problems: [] };
  if (files === undefined) {
    const rule = 'must be loaded with the files of the teams';
    const remedy = 'load the folder by loadEnvironments';
    return {
      value: environment,
      problems: Object.keys(teams).length === 0 ? [] : [{ path: ['teams'], rule, remedy }],
    };
  }
  const applications = applicationsOf(environment);
  const own = Object.entries(teams).filter(([name]) => !Object.hasOwn(applications, name));
  const made = own.map(([name, team]): [string, Values] => [
    name,
    applicationOf(team, files.values.get(name)),
  ]);
  return {
    value:
      made.length === 0
        ? environment
        : { ...environment, applications: { ...applications, ...Object.fromEntries(made) } },
    problems: [
      ...Object.keys(teams).flatMap((name) => teamProblems(name, teams, applications, files)),
      ...[...files.values].flatMap(([name, value]) => {
        if (!Object.hasOwn(teams, name)) return unknownTeamProblems(name, teams, applications, files);
        return Object.hasOwn(applications, name) ? [] : valueProblems(name, value, files);
      }),
    ],
  };
}

/** The teams of an environment, well-formed or not. */
export function teamsOf(environment: unknown): Values {
  return isRecord(environment) && isRecord(environment.teams) ? environment.teams : {};
}

/** The applications that an environment's file has itself, well-formed or not. */
export function applicationsOf(environment: unknown): Values {
  return isRecord(environment) && isRecord(environment.applications) ? environment.applications : {};
}

/** Where a value of a team's application is written: in the environment's file, what belongs to the account. */
export function writtenPath(path: Path, teams: Values): Path {
  const [section, name, property] = path;
  const isOfTeam = section === 'applications' && name !== undefined && Object.hasOwn(teams, name);
  return isOfTeam && (property === undefined || ACCOUNT_PROPERTIES.includes(String(property)))
    ? ['teams', ...path.slice(1)]
    : path;
}

/** What is wrong with the name of an application, which comes from a file's name or from a list. */
export function applicationNameProblems(name: unknown, path: Path, subject: string): Problem[] {
  return checkForm(applicationName, name, path)
    .problems.slice(0, 1)
    .map((problem) => ({ ...problem, subject }));
}

/** Of problems that are told of the application and of its team, one. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.toReversed().map((each) => [problemLine(each), each])).values()].reverse();
}

function applicationOf(team: unknown, file: unknown): Values {
  return { ...picked(team, ACCOUNT_PROPERTIES), ...picked(file, FILE_PROPERTIES) };
}

function teamProblems(name: string, teams: Values, applications: Values, files: TeamApplications): Problem[] {
  const team = teams[name];
  if (Object.hasOwn(applications, name)) {
    const rule = 'must be the only place of the application, while applications has it too';
    return [{ path: ['teams', name], rule, remedy: `take ${pathText(['applications', name])} out` }];
  }
  // An account that is emptied needs nothing that a team says.
  if (files.values.has(name) || (isRecord(team) && team.retired === true)) return [];
  return [
    {
      path: ['teams', name],
      rule: `must have a file in ${files.folder}`,
      remedy: `write ${files.folder}/${name}.yaml, with {} while there is nothing to say; to empty the account, set retired`,
    },
  ];
}

function unknownTeamProblems(
  name: string,
  teams: Values,
  applications: Values,
  { environmentFile, folder }: TeamApplications,
): Problem[] {
  const path: Path = ['applications', name];
  if (Object.hasOwn(applications, name)) {
    const rule = `must be in one place, while a file of ${folder} has the application too`;
    const remedy = `move certificates and consumers into that file, and the rest to ${pathText(['teams', name])}`;
    return [{ path, rule, remedy }];
  }
  const near = Object.keys(teams).length === 0 ? '' : `, or ${suggestion(name, Object.keys(teams))}`;
  return [
    {
      path,
      rule: `must be a team of ${environmentFile}, which gives it an account`,
      got: name,
      remedy: `add ${pathText(['teams', name])} there${near}`,
    },
  ];
}

/** A file says what the application does, and nothing of its account. */
function valueProblems(name: string, value: unknown, { environmentFile }: TeamApplications): Problem[] {
  const path: Path = ['applications', name];
  if (!isRecord(value)) {
    return [
      { path, rule: 'must be an object', got: value, remedy: 'write {} while there is nothing to say' },
    ];
  }
  const others = Object.keys(value).filter((key) => !FILE_PROPERTIES.includes(key));
  return [
    ...plainProblems(value, path),
    ...others.map((key) =>
      ACCOUNT_PROPERTIES.includes(key)
        ? {
            path: [...path, key],
            rule: `must be said by ${environmentFile} in ${pathText(['teams', name])}, as it belongs to the account`,
            remedy: 'take it out here',
          }
        : {
            path: [...path, key],
            rule: 'must be a known property',
            got: key,
            remedy: suggestion(key, FILE_PROPERTIES),
          },
    ),
  ];
}

function picked(value: unknown, properties: readonly string[]): Values {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => properties.includes(key)))
    : {};
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
