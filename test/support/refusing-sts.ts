import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RefusingSts {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** A token service that refuses the roles of one account and passes every other request on. */
export async function startRefusingSts(accountId: string, endpoint: string): Promise<RefusingSts> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (decodeURIComponent(body).includes(`:${accountId}:`)) {
        outgoing.writeHead(403, { 'content-type': 'text/xml' });
        outgoing.end(
          '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no \u001b[2J</Message></Error></ErrorResponse>',
        );
        return;
      }
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: incoming.headers.authorization ?? '',
      };
      void fetch(endpoint, { method: 'POST', headers, body }).then(async (answer) => {
        outgoing.writeHead(answer.status, { 'content-type': 'text/xml' });
        outgoing.end(await answer.text());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
