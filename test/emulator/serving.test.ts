import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describeWithTools, toolchain } from '../support/tools';

/** Twelve clients at once ask a server whose application is slow; printed is what they and the application saw. */
const SCENE = `
import json, socket, threading, time
from certfleet_emulator.serving import OneAtATime, serve

busy, most = 0, 0
def application(environ, start_response):
    global busy, most
    busy += 1
    most = max(most, busy)
    time.sleep(0.01)
    busy -= 1
    start_response("200 OK", [("Content-Length", "4")])
    return [b"done"]

server = serve(0, OneAtATime(application))
threading.Thread(target=server.serve_forever, daemon=True).start()
first_pieces = []
def ask():
    with socket.create_connection((server.host, server.server_port)) as client:
        client.sendall(b"GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n")
        first_pieces.append(client.recv(65536).decode())
clients = [threading.Thread(target=ask) for _ in range(12)]
for each in clients: each.start()
for each in clients: each.join()
with socket.create_connection((server.host, server.server_port)) as careful:
    careful.settimeout(10)
    careful.sendall(b"PUT / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 4\\r\\nExpect: 100-continue\\r\\n\\r\\n")
    invited = careful.recv(25).decode()
    careful.sendall(b"body")
print(json.dumps({"most": most, "firstPieces": first_pieces, "invited": invited}))
`;

describeWithTools('the emulated AWS over HTTP', () => {
  const seen = () =>
    JSON.parse(
      execFileSync(toolchain.python!, ['-c', SCENE], {
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: join(__dirname, '../../emulator'), PYTHONDONTWRITEBYTECODE: '1' },
      }),
    ) as { most: number; firstPieces: string[]; invited: string };

  test('answers requests that come at once one after the other, each in one piece', () => {
    const { most, firstPieces, invited } = seen();
    expect(most).toBe(1);
    expect(firstPieces).toHaveLength(12);
    expect(invited).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    for (const piece of firstPieces) expect(piece).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\ndone$/);
  });
});
