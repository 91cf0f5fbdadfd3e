import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Application, Environment, SharedServices } from '../../environments';
import { exampleEnvironment, examplesOf } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { given, programErrors, runProgram } from '../support/page-programs';
import { template, testStack } from '../support/synth';
import { ROOT } from './pages';

/** The environment of the pages with what an entry adds: to an account, or to shared services. */
function environmentWith(entry: string): Environment {
  const added = JSON.parse(JSON.stringify(runInNewContext(`({${entry}})`))) as Partial<
    Application & SharedServices
  >;
  const environment = exampleEnvironment(added.consumers ? entry : '');
  const { sharedServices } = environment;
  const certificateAuthorities = {
    ...sharedServices.certificateAuthorities,
    ...added.certificateAuthorities,
  };
  return { ...environment, sharedServices: { ...sharedServices, certificateAuthorities } };
}

describe.each(['ecs', 'eks', 'hosts', 'private-networks', 'certificate-authority-consumers'])(
  'docs/%s.md',
  (name) => {
    const { entries, programs } = examplesOf(readFileSync(join(ROOT, `docs/${name}.md`), 'utf8'));

    test('has programs, which compile', () => {
      expect(programs).not.toEqual([]);
      expect(programErrors(Object.fromEntries(programs.entries()))).toEqual([]);
    });

    test.each(programs)('is right with the program %#', (program) => {
      const stack = testStack();
      runProgram(program, { ...given, stack });
      const { resource, output } = template(stack);
      expect(Object.keys({ ...resource, ...output })).not.toEqual([]);
    });

    test('is right with its entries', () => {
      for (const entry of entries) {
        const made = JSON.stringify(synthesizedStacks(environmentWith(entry)));
        expect(made).toMatch(/Consumers_shop_|"(AmazonECSManaged|euc-private-ca)":"true"/);
      }
    });
  },
);
