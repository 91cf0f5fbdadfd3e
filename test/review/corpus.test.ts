import { CASES, corpusRows, reviewCase } from './corpus-files';

const results = CASES.map((name) => reviewCase(name));

test.each(results)('$name: $about', ({ missed, falseAlarms, findings }) => {
  expect({ missed, falseAlarms, findings }).toEqual({ missed: [], falseAlarms: [], findings });
});

test('all planted faults are found, and nothing else is alarming', () => {
  const planted = results.filter(({ hasFault }) => hasFault).length;
  expect(corpusRows(results).map(([, share]) => share)).toEqual([
    `${planted} of ${planted}`,
    `0 of ${results.length - planted}`,
    `0 of ${planted}`,
  ]);
});
