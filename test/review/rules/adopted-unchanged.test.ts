import { certificateValues, findingsOf, listenerValues, onlyFinding, planOf } from '../../support/plan';
import { PlannedChanges } from '../../../review/planned-changes';
import { adoptedUnchanged } from '../../../review/rules/adopted-unchanged';

const web = {
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', ['shop.example.com']),
  movedFrom: 'aws_acm_certificate.old',
};
const listener = {
  address: 'aws_lb_listener.web',
  before: listenerValues('web'),
  movedFrom: 'aws_lb_listener.old',
};

test('is low, and says that nothing happens', () => {
  expect(onlyFinding('adopted-unchanged', { resources: [web, listener] })).toEqual({
    severity: 'low',
    stack: 'test-shop',
    address: '',
    what: '"aws_acm_certificate.web", "aws_lb_listener.web" is imported or gets another address, and nothing else: it stays in AWS as it is.',
    remedy: 'Nothing is to be done; keep moved blocks until every state has gone through them.',
  });
});

test('sees an import', () => {
  const { stack, plan } = planOf({ resources: [{ ...web, movedFrom: undefined }] });
  const [change] = plan.resource_changes ?? [];
  const imported = { ...change!, change: { ...change!.change, importing: { id: 'arn' } } };
  const changes = new PlannedChanges([{ stack, plan: { ...plan, resource_changes: [imported] } }]);
  expect(adoptedUnchanged.check(changes)).toHaveLength(1);
});

test.each([
  ['stays at its address', { ...web, movedFrom: undefined }],
  ['is changed too', { ...web, after: { ...web.before, tags: { a: 'b' } } }],
  ['has nothing to do with certificates', { ...web, address: 'aws_lb_target_group.web', before: {} }],
])('says nothing of what %s', (_what, resource) => {
  expect(findingsOf('adopted-unchanged', { resources: [resource] })).toEqual([]);
});
