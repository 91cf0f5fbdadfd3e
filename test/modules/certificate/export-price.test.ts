import { exportPriceNotice } from '../../../modules/certificate/export-price';

test.each([
  [['example.com'], 7],
  [['*.example.com'], 79],
  [['example.com', '*.example.com', 'shop.example.com'], 93],
])('the names %j cost %d USD', (domainNames, price) => {
  expect(exportPriceNotice(domainNames)).toContain(`about ${price} USD at issue and again at each renewal`);
});
