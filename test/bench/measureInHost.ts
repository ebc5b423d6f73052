import { join } from 'node:path';
import { HumanError } from '../../src/core/humanError';
import { runInHost } from '../host/runInHost';
import { checkout } from '../workbench/checkout';
import { MEASURED } from './hostFigures';

/**
 * Runs the part of a benchmark that measures inside the extension host, and resolves to the figures that it prints.
 *
 * @param payload its file in this folder, without ending
 * @throws HumanError when it ends without figures; what it printed instead is on the error stream
 */
export async function measureInHost<Figures>(payload: string): Promise<Figures> {
  const others: string[] = [];
  let figures: Figures | undefined;
  const module = join(checkout, 'out', 'test', 'bench', payload);
  const code = await runInHost('node', module, (line) => {
    if (line.startsWith(MEASURED)) figures = JSON.parse(line.slice(MEASURED.length)) as Figures;
    else others.push(line);
  });
  if (figures) return figures;
  console.error(others.join('\n'));
  throw new HumanError(
    'The benchmark ended in VS Code ({0}) without figures. The lines above say what happened.',
    code,
  );
}
