import { type Socket, createSocket } from 'node:dgram';
import type { AddressInfo, Server } from 'node:net';

/** Has a server listen on loopback, on a port that is also free for UDP. */
export async function listen(tcp: Server): Promise<{ readonly udp: Socket; readonly port: number }> {
  for (;;) {
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const { port } = tcp.address() as AddressInfo;
    const udp = createSocket('udp4');
    const isBound = await new Promise<boolean>((resolve) => {
      udp.once('error', () => resolve(false));
      udp.bind(port, '127.0.0.1', () => resolve(true));
    });
    if (isBound) return { udp, port };
    await new Promise((resolve) => tcp.close(resolve));
  }
}
