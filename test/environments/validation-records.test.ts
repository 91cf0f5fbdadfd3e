import { statedRecords } from '../../environments/validation-records';

const application = {
  validationRecords: {
    'A.example.com.': 'retain',
    'b.example.com': { state: 'delete', zone: 'Example.COM' },
    'c.example.com': 'published',
    'd.example.com': undefined,
  },
} as const;

test('what is said is told by name, with the zone where one is said', () => {
  expect(statedRecords(application)).toEqual([
    { name: 'a.example.com', state: 'retain', zone: undefined },
    { name: 'b.example.com', state: 'delete', zone: 'example.com' },
    { name: 'c.example.com', state: 'published', zone: undefined },
  ]);
});

test('one state, where only that is wanted', () => {
  expect(statedRecords(application, 'published').map(({ name }) => name)).toEqual(['c.example.com']);
  expect(statedRecords({}, 'retain')).toEqual([]);
});
