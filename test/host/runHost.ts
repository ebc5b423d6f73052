/** Runs the in-host tests. Argument: `node` or `web`, the extension host. What is tested is the packed extension. */
import { join } from 'node:path';
import { HumanError } from '../../src/core/humanError';
import { runMain } from '../workbench/main';
import { checkout } from '../workbench/checkout';
import { writeResult } from '../workbench/results';
import { REPORT, RESULT, type HostResult } from './mochaRun';
import { runInHost, type Host } from './runInHost';

async function runHost(host: Host): Promise<number> {
  const others: string[] = [];
  let result: HostResult | undefined;
  const index = host === 'web' ? 'indexWeb' : 'indexNode';
  const code = await runInHost(host, join(checkout, 'out', 'test', 'host', index), (line) => {
    if (line.startsWith(RESULT)) result = JSON.parse(line.slice(RESULT.length)) as HostResult;
    else if (line.startsWith(REPORT)) console.log(line.slice(REPORT.length));
    else others.push(line);
  });
  if (!result) {
    console.log(others.join('\n'));
    throw new HumanError(
      'The in-host tests ended ({0}) without a result. The lines above say what happened.',
      code,
    );
  }
  await writeResult(`host-${host}`, result);
  return code;
}

runMain(() => runHost(process.argv[2] === 'web' ? 'web' : 'node'));
