/** Starts and stops the process. */
import { flushCompileCache } from 'node:module';
import { createApp } from './app.ts';
import { describeConfig } from './config/states.ts';
import { readConfig } from './config.ts';
import { AparteError } from './domain/errors.ts';
import { createLog } from './log.ts';
import { welcome } from './welcome.ts';

const drainMs = 10_000;
/** Node keeps compiled code at its exit; a process that is killed never has one, and its next start would compile all again. */
const keepCodeMs = 2_000;

try {
  const config = readConfig();
  const log = await createLog(config.log, config.nodeId);
  const app = await createApp({ config, log });
  const { url } = await app.listen();
  process.stdout.write(
    welcome({
      url,
      states: describeConfig(config),
      house: app.house.house,
      problems: app.house.problems,
      production: config.production,
      boutique: config.demo,
    }),
  );

  setTimeout(flushCompileCache, keepCodeMs).unref();

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info('stopping', { reason: signal });
    setTimeout(() => process.exit(1), drainMs).unref();
    void app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('unhandledRejection', (error) => log.error('a promise failed and nobody listened', { error }));
} catch (cause) {
  process.stderr.write(`${cause instanceof AparteError ? cause.message : String((cause as Error).stack ?? cause)}\n`);
  process.exit(1);
}
