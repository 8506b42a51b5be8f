/** The stand-in Graph in a process of its own, with Meta's limits as hard as they are. */
import { startGraphStub } from '../test/support/graph-stub.ts';

const perSecond = Number(process.env['GRAPH_PER_SECOND'] ?? 80);
const stub = await startGraphStub({ keep: false, limits: { perSecond, pairSeconds: 6, pairBurst: 45 } });
console.log(stub.baseUrl);
process.on('SIGTERM', () => process.exit(0));
