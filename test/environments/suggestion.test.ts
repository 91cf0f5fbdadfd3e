import { nearMiss, suggestion } from '../../environments/suggestion';

describe('a suggestion', () => {
  test.each([
    ['issuin', ['root', 'issuing']],
    ['isuing', ['root', 'issuing']],
    ['iss', ['is']],
  ])('for %s of %j is the one that is near', (value, candidates) => {
    expect(suggestion(value, candidates)).toBe(`did you mean "${candidates.at(-1)}"?`);
  });

  test('lets a long name be further off, a third of its letters', () => {
    expect(suggestion('load-balancer', ['load-balancer-listener'])).toBe(
      'choose one of load-balancer-listener',
    );
    expect(suggestion('loadbalancelistner', ['load-balancer-listener'])).toBe(
      'did you mean "load-balancer-listener"?',
    );
  });

  test('lists what there is where nothing is near', () => {
    expect(suggestion('leaf', ['root', 'issuing'])).toBe('choose one of root, issuing');
  });

  test('says so where there is nothing', () => {
    expect(suggestion('root', [])).toBe('none is declared yet');
  });
});

describe('a near miss', () => {
  test.each(['us-eats-1', 'us-east-11', 'us-east-1'])('is %s of us-east-1', (value) => {
    expect(nearMiss(value, ['eu-west-1', 'us-east-1'])).toBe('us-east-1');
  });

  test('is no more than two letters off, however long the name', () => {
    expect(nearMiss('us-e-1', ['eu-west-1', 'us-east-1'])).toBeUndefined();
  });
});
