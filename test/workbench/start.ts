/** `npm start`: Lectern, packed and installed, in a real VS Code served on 127.0.0.1 with the examples open. */
import { join } from 'node:path';
import { runMain } from './main';
import { checkout } from './checkout';
import { packLectern, packOpener } from './packExtension';
import { provisionVsCode } from './provision';
import { freePort, startServer } from './server';

/** The same address each time, where it is free, so that the browser keeps the window's layout. */
const PREFERRED_PORT = 7313;

async function start(): Promise<number> {
  const log = (line: string) => console.log(line);
  log('Packing Lectern…');
  const lectern = await packLectern();
  const opener = await packOpener();
  const vsCode = await provisionVsCode(log);
  log('Starting VS Code…');
  const server = await startServer({
    vsCode,
    extensions: [lectern, opener.path],
    port: await freePort(PREFERRED_PORT),
    defaultFolder: join(checkout, 'examples'),
  });
  await opener.remove();
  log(`\nLectern is ready: open ${server.origin} in a browser. Ctrl+C ends it.`);

  const interrupted = new Promise<undefined>((resolve) => {
    process.once('SIGINT', () => resolve(undefined));
    process.once('SIGTERM', () => resolve(undefined));
  });
  const end = await Promise.race([interrupted, server.ended]);
  await server.stop();
  if (end === undefined) return 0;
  console.error(`VS Code ended by itself. Its log ends with:\n${end}`);
  return 1;
}

runMain(start);
