import fc from 'fast-check';
import { type PolicyDocument, documentsOf } from '../../../environments/permissions/documents';
import type { Statement } from '../../../environments/permissions/statements';

const statement = (changes: Partial<Statement> = {}): Statement => ({
  sid: 'ReadThings',
  access: 'read',
  actions: ['acm:DescribeCertificate'],
  resources: ['arn:aws:acm:eu-west-1:111111111111:certificate/*'],
  purposes: ['read things'],
  unproved: {},
  ...changes,
});
const lengthOf = (document: PolicyDocument) => JSON.stringify(document).length;

test('a document is what IAM takes', () => {
  const conditions = { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } };
  expect(documentsOf([statement({ conditions })])).toEqual([
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadThings',
          Effect: 'Allow',
          Action: ['acm:DescribeCertificate'],
          Resource: ['arn:aws:acm:eu-west-1:111111111111:certificate/*'],
          Condition: conditions,
        },
      ],
    },
  ]);
});

test('statements that fit one document together are in one, others in the next', () => {
  const [both] = documentsOf([statement(), statement({ sid: 'ReadOthers' })]);
  expect(both!.Statement).toHaveLength(2);
  const apart = documentsOf([statement(), statement({ sid: 'ReadOthers' })], lengthOf(both!) - 1);
  expect(apart.map((each) => each.Statement.map(({ Sid }) => Sid))).toEqual([['ReadThings'], ['ReadOthers']]);
});

test('a statement that is too long alone is cut by its resources', () => {
  const resources = Array.from({ length: 200 }, (_, index) => `arn:aws:iam::111111111111:role/role-${index}`);
  const documents = documentsOf([statement({ resources })]);
  expect(documents.length).toBeGreaterThan(1);
  const pieces = documents.flatMap((each) => each.Statement);
  expect(pieces.map(({ Sid }) => Sid).slice(0, 2)).toEqual(['ReadThings', 'ReadThingsPart2']);
  expect(pieces.flatMap(({ Resource }) => Resource)).toEqual(resources);
});

test('every document is short enough, and together they say everything', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.record({ actions: words, resources: words }), { maxLength: 12 }), (all) => {
      const given = all.map((each, index) => statement({ ...each, sid: `S${index}` }));
      const documents = documentsOf(given, 900);
      expect(documents.every((document) => lengthOf(document) <= 900)).toBe(true);
      const pairs = (
        list: ReadonlyArray<{ sid: string; actions: readonly string[]; resources: readonly string[] }>,
      ) =>
        new Set(
          list.flatMap(({ sid, actions, resources }) =>
            actions.flatMap((action) => resources.map((resource) => JSON.stringify([sid, action, resource]))),
          ),
        );
      const made = documents
        .flatMap((document) => document.Statement)
        .map(({ Sid, Action, Resource }) => ({
          sid: Sid.replace(/Part\d+$/, ''),
          actions: Action,
          resources: Resource,
        }));
      expect(pairs(made)).toEqual(pairs(given));
    }),
    { seed: 6144, numRuns: 100 },
  );
});
