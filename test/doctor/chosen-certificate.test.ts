import { bareName } from '../../doctor/chosen-certificate';

test('a bare name is normalized', () => {
  expect(bareName('*.Bücher.example.').names).toEqual(['*.xn--bcher-kva.example']);
});

test('fails where ACM would not take a bare name', () => {
  expect(() => bareName('shop..example.com')).toThrow('a name on a certificate must have no empty label');
});
