/** Where the time of a web message goes: a CPU profile of the server under a steady load, without its start. */
import { measured, tell, warmUp } from './load.ts';
import { type Profile, profileOptions, readProfile } from './profile.ts';
import { startServer } from './server-process.ts';
import { openLoop, openShoppers } from './shoppers.ts';

const conversations = 500;
const perSecond = 300;
const seconds = 15;

export async function profileCorridor(): Promise<void> {
  const { dir, nodeOptions } = profileOptions();
  const server = await startServer({ nodeOptions });
  const shoppers = await openShoppers(server.url, conversations);
  await warmUp(shoppers);
  const since = process.hrtime.bigint();
  const load = await measured(server, () => openLoop(shoppers, perSecond, seconds));
  const until = process.hrtime.bigint();
  tell(`${conversations} at ${perSecond}/s, profiled`, load);
  for (const shopper of shoppers) shopper.close();
  await server.stop();
  show(readProfile(dir, { since, until }), perSecond * seconds);
}

function show({ functions, folders, busyMs }: Profile, messages: number): void {
  console.log(
    `\n${(busyMs / messages).toFixed(2)} ms a message not idle: computing, or waiting for the disk inside SQLite's COMMIT`,
  );
  console.log('\nSelf time by function, microseconds a message');
  for (const { name, ms } of functions) console.log(`   ${micros(ms, messages)}  ${name}`);
  console.log('\nOn whose behalf (the nearest folder of ours on the stack, with the packages it called)');
  for (const { name, ms } of folders) console.log(`   ${micros(ms, messages)}  ${name}`);
}

function micros(ms: number, messages: number): string {
  return ((ms * 1_000) / messages).toFixed(0).padStart(6);
}
