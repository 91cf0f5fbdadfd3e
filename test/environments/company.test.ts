import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { checkEnvironmentFiles, environmentJsonSchema } from '../../environments';
import { teams } from '../company/environments/teams';
import { COMPANY_FOLDER, company, companyOnProvider6 } from '../support/company';
import { usedProperties } from '../support/used-properties';

/** What neither environment can use, and why. */
const UNUSED: Readonly<Record<string, string>> = {
  $schema: 'is for editors of a file of data',
  'backend(local).type': 'state lies in one place',
  'backend(local).directory': 'state lies in one place',
  'backend(cloud).type': 'state lies in one place',
  'backend(cloud).organization': 'state lies in one place',
  'backend(cloud).hostname': 'state lies in one place',
  'backend(cloud).project': 'state lies in one place',
  'applications.*.certificates.*(private).exportable': 'is refused, with the reason',
};

test('has no problem, with its teams in files of data', () => {
  const [checked, ...others] = checkEnvironmentFiles(COMPANY_FOLDER);
  expect(others).toEqual([]);
  expect(checked).toMatchObject({ name: 'company', problems: [] });
  expect([...checked!.teamFiles.keys()]).toEqual(['devices', 'media']);
});

test.each(['media.yaml', 'devices.json'])('%s has the form that editors are told', (file) => {
  const validate = new Ajv({ allErrors: true }).compile(environmentJsonSchema('application'));
  validate(parse(readFileSync(join(COMPANY_FOLDER, 'company', file), 'utf8')));
  expect(validate.errors).toBeNull();
});

test('uses every property of the form, on provider 5 or 6, but for those that one environment cannot', () => {
  const [first, second] = [company, companyOnProvider6].map((environment) =>
    usedProperties(environmentJsonSchema(), { ...environment, teams }),
  );
  const unused = [...first!.keys()].filter((path) => !first!.get(path) && !second!.get(path));
  expect(unused.sort()).toEqual(Object.keys(UNUSED).sort());
});
