import { setTimeout as sleep } from 'node:timers/promises';
import { OutOfTime, withDeadline } from '../../../modules/core/deadline';

const never = () => new Promise<never>(() => undefined);
const calm = new AbortController().signal;

test('gives what work gives in time', async () => {
  expect(await withDeadline(calm, 1000, () => Promise.resolve('done'))).toBe('done');
  await expect(withDeadline(calm, 1000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('fails where work does not end, and tells it to', async () => {
  let told: unknown;
  const work = (signal: AbortSignal) => {
    signal.addEventListener('abort', () => (told = signal.reason));
    return never();
  };
  await expect(withDeadline(calm, 50, work)).rejects.toThrow('no answer within 0.1 seconds');
  expect(told).toBeInstanceOf(OutOfTime);
});

test('fails with the reason of the signal, before and while work is done', async () => {
  const abortion = new AbortController();
  const waiting = withDeadline(abortion.signal, 10_000, never);
  abortion.abort(new Error('interrupted'));
  await expect(waiting).rejects.toThrow('interrupted');
  await expect(withDeadline(abortion.signal, 10_000, never)).rejects.toThrow('interrupted');
});

test('fails no second time where work fails after its end', async () => {
  const late = () => sleep(80).then(() => Promise.reject(new Error('late')));
  await expect(withDeadline(calm, 20, late)).rejects.toBeInstanceOf(OutOfTime);
  await sleep(100);
});
