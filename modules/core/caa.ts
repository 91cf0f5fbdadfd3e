/** Names by which a zone lets Amazon issue (ACM User Guide, CAA records). */
export const AMAZON_CAA_NAMES: readonly string[] = [
  'amazon.com',
  'amazontrust.com',
  'awstrust.com',
  'amazonaws.com',
];
