import { paceOf } from '../../../lambda/census/pace';

test('turns come no faster than they may, the first at once', async () => {
  const pace = paceOf(50);
  const start = performance.now();
  await pace();
  const first = performance.now() - start;
  await Promise.all([pace(), pace(), pace(), pace(), pace()]);
  const all = performance.now() - start;
  expect(all).toBeGreaterThanOrEqual(99);
  expect(first).toBeLessThan(all - 60);
});
