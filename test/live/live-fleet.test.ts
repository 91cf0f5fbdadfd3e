import { chooseCertificates } from '../../environments';
import local from '../../environments/local';
import { matched } from '../../live/live-fleet';
import { liveCertificate } from '../support/live';

const shop = chooseCertificates([local]).filter(({ account }) => account === 'shop');
const declared = (name: string) => shop.find(({ certificate }) => certificate === name)!;
const WEB = ['shop.example.com', '*.shop.example.com', 'shop.example.org'];

describe('bringing files and ACM together', () => {
  test('goes by the set of names and the type, whatever their order', () => {
    const live = liveCertificate([WEB[0]!, WEB[2]!, WEB[1]!]);
    expect(matched([declared('web')], [live])).toEqual([{ declared: declared('web'), live }]);
    const wrongType = liveCertificate(WEB, { type: 'IMPORTED' });
    expect(matched([declared('web')], [wrongType])).toEqual([
      { declared: declared('web') },
      { live: wrongType },
    ]);
  });

  test('takes the newest of several, and shows the others as not declared', () => {
    const old = liveCertificate(WEB, { certificateArn: 'old', createdAt: '2025-01-01T00:00:00.000Z' });
    const recent = liveCertificate(WEB, { certificateArn: 'new' });
    expect(matched([declared('web')], [old, recent])).toEqual([
      { declared: declared('web'), live: recent },
      { live: old },
    ]);
  });

  test('knows what is missing', () => {
    expect(matched([declared('api')], [])).toEqual([{ declared: declared('api'), live: undefined }]);
  });
});
