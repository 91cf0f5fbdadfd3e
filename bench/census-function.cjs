// A process of a function, as Lambda keeps one: node census-function.cjs <file of the function>. It works on a batch of messages at
// a time, `{ bodies, ahead }` with the milliseconds that its clock is ahead, and answers what it left and its processor time so far.
const [, , file] = process.argv;

let ahead = 0;
const { now } = Date;
const moved = () => now() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (Machine, given, made) =>
    Reflect.construct(Machine, given.length === 0 ? [moved()] : given, made),
  get: (Machine, name) => (name === 'now' ? moved : Machine[name]),
});

const { handler } = require(file);

process.on('message', async ({ bodies, ahead: milliseconds }) => {
  ahead = milliseconds;
  const Records = bodies.map((body, index) => ({ messageId: String(index), body }));
  const { batchItemFailures } = await handler({ Records });
  const { user, system } = process.cpuUsage();
  process.send({ left: batchItemFailures.length, processorSeconds: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit());
