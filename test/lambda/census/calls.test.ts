import { type CensusMeasurement, measureCensuses } from '../../../bench/census';
import { CERTIFICATES_OF_PLACE } from '../../../bench/census-certificates';
import { censusCalls, censusMessages } from '../../docs/fleet-usage';

const ACCOUNTS = 3;
const PLACES = ACCOUNTS * 4;
const CERTIFICATES = PLACES * CERTIFICATES_OF_PLACE;
/** Public ones and imported ones among them. */
const [PUBLIC, IMPORTED] = [PLACES * 16, PLACES * 2];

const measurements: CensusMeasurement[] = [];
beforeAll(() => measureCensuses(ACCOUNTS, (each) => void measurements.push(each)));

/** Calls of a census to ACM and for the roles of accounts. */
function calls(index: number) {
  const {
    AssumeRole,
    ListCertificates,
    DescribeCertificate = 0,
    ListTagsForCertificate = 0,
  } = measurements[index]!.calls;
  return { AssumeRole, ListCertificates, DescribeCertificate, ListTagsForCertificate };
}

const OF_PLACES = { AssumeRole: PLACES, ListCertificates: PLACES };

test('when nothing is known every certificate is described once, and its renewal rehearsed', () => {
  expect(calls(0)).toEqual({
    ...OF_PLACES,
    DescribeCertificate: CERTIFICATES,
    ListTagsForCertificate: CERTIFICATES,
  });
  // Of each public one its CAA and its record; of each place the CAA of three names above, and the root.
  expect(measurements[0]!.questions).toBe(PUBLIC * 2 + PLACES * 4);
});

test('an hour later each place is one list, and nobody asks the DNS', () => {
  expect(calls(1)).toEqual({ ...OF_PLACES, DescribeCertificate: 0, ListTagsForCertificate: 0 });
  expect(measurements[1]!.questions).toBe(0);
});

test('on the next day renewals are rehearsed, and tags of imported ones asked for', () => {
  expect(calls(2)).toEqual({ ...OF_PLACES, DescribeCertificate: 0, ListTagsForCertificate: IMPORTED });
  expect(measurements[2]!.questions).toBe(measurements[0]!.questions);
});

test.each([
  [0, 2],
  [1, 1],
  [2, 2],
])('census %i reads each part twice, and writes it %i times: again after a rehearsal', (index, writes) => {
  const { GetObject, PutObject, ListObjectsV2 } = measurements[index]!.calls;
  expect({ GetObject, PutObject, ListObjectsV2 }).toEqual({
    GetObject: 1 + PLACES * 2,
    PutObject: PLACES * writes + 1,
    ListObjectsV2: 1,
  });
});

test.each([
  [1, false],
  [2, true],
])('census %i asks what its cost is computed of', (index, isDaily) => {
  const { calls: asked, messages } = measurements[index]!;
  expect(asked).toMatchObject(censusCalls(PLACES, isDaily));
  expect(messages).toBe(censusMessages(PLACES));
});
