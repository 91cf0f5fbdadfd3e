import { accountRoles } from '../../../environments/permissions/account-roles';
import { statementsOf } from '../../../environments/permissions/statements';
import { UNPROVED } from '../../../environments/permissions/unproved';
import { WIRINGS } from '../../../stacks/consumers';
import { WHOLE, permissionsOfKind } from '../../docs/permissions-page';
import { company } from '../../support/company';

const asked = new Set(
  [
    ...[...accountRoles(WHOLE), ...accountRoles(company)].flatMap(({ permissions }) =>
      Object.values(permissions).flat(),
    ),
    ...Object.keys(WIRINGS).flatMap(permissionsOfKind),
  ].flatMap(({ actions }) => actions),
);

test('a document is named only for what some permission asks for', () => {
  expect([...UNPROVED.keys()].filter((action) => !asked.has(action))).toEqual([]);
});

test('a document is a file of the provider, or the reference of AWS', () => {
  for (const source of UNPROVED.values()) {
    expect(source).toMatch(/^(?:provider source, [a-z0-9]+\/[a-z_]+\.go|Service Authorization Reference, )/);
  }
});

test('a statement names the document, unless a permission names its own', () => {
  const tag = {
    purpose: 'tag roles',
    access: 'write',
    actions: ['iam:TagRole'],
    resources: ['arn:aws:iam::111111111111:role/a'],
  } as const;
  expect(statementsOf([tag])[0]!.unproved).toEqual({ 'iam:TagRole': UNPROVED.get('iam:TagRole') });
  expect(statementsOf([{ ...tag, unproved: 'IAM User Guide' }])[0]!.unproved).toEqual({
    'iam:TagRole': 'IAM User Guide',
  });
});
