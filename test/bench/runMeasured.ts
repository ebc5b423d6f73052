import { spawn } from 'node:child_process';
import { HumanError } from '../../src/core/humanError';

/**
 * Runs a built program in a process of its own and resolves to what it printed as its last line, which is JSON. What it writes to its error stream goes to ours.
 *
 * @throws HumanError when it ends without a result
 */
export function runMeasured(
  node: string,
  script: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [...flags, script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const line = output.trim().split('\n').at(-1) ?? '';
      if (code === 0 && line !== '') resolve(JSON.parse(line));
      else {
        reject(
          new HumanError(
            '{0} ended without a result ({1}). The lines above say what happened.',
            script,
            signal ?? code ?? '?',
          ),
        );
      }
    });
  });
}
