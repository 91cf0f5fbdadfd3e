import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../cli/command-line';
import { EXIT_CODES, EXIT_CODES_HELP } from '../../cli/exit-codes';
import { recordedTerminal } from '../support/recorded-terminal';
import { ROOT, pages } from './pages';

const program = createProgram(recordedTerminal(), async (work) => void (await work));

/** Calls of the command line, as pages and help texts show them: `npx certfleet …`, `$ certfleet …`. */
function calls(text: string): string[][] {
  return [...text.matchAll(/(?:npx |\$ |npm run )certfleet (?:-- )?(?=[a-z])([^\n|#`]*)/g)].map(
    ([, words = '']) => words.trim().split(/\s+/),
  );
}

const shown = pages.flatMap((page) =>
  calls(readFileSync(join(ROOT, page), 'utf8')).map((words) => ({ page, words })),
);

test('pages show commands', () => {
  expect(new Set(shown.map(({ words: [name] }) => name)).size).toBeGreaterThanOrEqual(7);
});

test.each(shown)('$page: certfleet $words is a command with these options', ({ words: [name, ...rest] }) => {
  const command = program.commands.find((each) => each.name() === name);
  const known = command!.options.map(({ long }) => long);
  expect(known).toEqual(expect.arrayContaining(rest.flatMap((word) => /^--[a-z-]+/.exec(word) ?? [])));
});

test.each(program.commands.map((command) => [command.name(), command] as const))(
  'certfleet %s has help with examples, exit codes and --json',
  (name, command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    const examples = calls(help);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter(([first]) => first !== name)).toEqual([]);
    const known = command.options.map(({ long }) => long);
    expect(known).toEqual(
      expect.arrayContaining(examples.flat().flatMap((word) => /^--[a-z-]+/.exec(word) ?? [])),
    );
    expect(known).toContain('--json');
    for (const code of Object.values(EXIT_CODES)) expect(help).toMatch(new RegExp(`\\b${code} `));
    expect(help).toContain(EXIT_CODES_HELP.trim());
  },
);
