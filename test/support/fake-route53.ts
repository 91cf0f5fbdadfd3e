import type { ListResourceRecordSetsRequest, ListResourceRecordSetsResponse } from '@aws-sdk/client-route-53';

/** Records that Route 53 lists in one call. */
const PAGE = 300;

/** What Route 53 lists of a zone, whose records are as in a zone file: `shop.example.com A 192.0.2.1`. */
export function listRecords(
  records: readonly string[],
  input: Partial<ListResourceRecordSetsRequest>,
): ListResourceRecordSetsResponse {
  const start = orderOf(input.StartRecordName ?? '', input.StartRecordType ?? '');
  const left = records
    .map((line) => line.split(' ') as [string, 'CNAME', string])
    .map(([name, type, value]) => ({ name, type, value, order: orderOf(name, type) }))
    .sort((a, b) => Buffer.compare(a.order, b.order))
    .filter(({ order }) => Buffer.compare(order, start) >= 0);
  const next = left[PAGE];
  return {
    ResourceRecordSets: left.slice(0, PAGE).map(({ name, type, value }) => ({
      Name: shown(name),
      Type: type,
      ResourceRecords: [{ Value: value }],
    })),
    IsTruncated: next !== undefined,
    NextRecordName: next && shown(next.name),
    NextRecordType: next?.type,
    MaxItems: PAGE,
  };
}

function shown(name: string): string {
  return `${name.replace('*', '\\052')}.`;
}

/** "Route 53 sorts by DNS name with the labels reversed, for example com.example.www. Note the trailing dot." */
function orderOf(name: string, type: string): Buffer {
  const labels = name.replace('\\052', '*').replace(/\.$/, '').split('.').reverse();
  return Buffer.from(name === '' ? '' : `${labels.join('.')}. ${type}`);
}
