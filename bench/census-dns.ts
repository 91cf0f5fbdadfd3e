import { createSocket } from 'node:dgram';
import { type Answer, decode, encode } from 'dns-packet';
import { validationValue } from './census-certificates';

/** A resolver on loopback that holds every validation record, and CAA records that let Amazon issue. */
export interface CensusDns {
  /** As a function is told of it. */
  readonly address: string;
  /** So far. */
  readonly questions: number;
  stop(): Promise<void>;
}

export async function startCensusDns(): Promise<CensusDns> {
  let questions = 0;
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => {
    questions += 1;
    const query = decode(message);
    const { name, type } = query.questions![0]!;
    const answers = answersTo(name, type);
    const answer = encode({ type: 'response', id: query.id, questions: query.questions, answers });
    socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    get questions() {
      return questions;
    },
    stop: () => new Promise((resolve) => socket.close(resolve)),
  };
}

function answersTo(name: string, type: string): Answer[] {
  if (type === 'CNAME' && name.startsWith('_'))
    return [{ type, name, ttl: 60, data: validationValue(name.toLowerCase()) }];
  // Whoever does not know the root is believed nothing.
  if (type === 'SOA' && name === '.')
    return [{ type, name, ttl: 60, data: { mname: 'root.test', rname: 'hostmaster.test' } }];
  if (type === 'CAA' && name.toLowerCase() === 'example.com')
    return [{ type, name, ttl: 60, data: { flags: 0, tag: 'issue', value: 'amazon.com' } }];
  return [];
}
