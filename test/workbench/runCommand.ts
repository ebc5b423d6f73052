import { spawn } from 'node:child_process';
import { HumanError } from '../../src/core/humanError';

/** Where and for how long a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Milliseconds after which the command is ended and has failed. */
  readonly timeoutMs?: number;
}

/** How much of a failed command's output its error repeats: the end says why it failed. */
const KEPT_OUTPUT = 2000;

/**
 * Runs a command to its end and resolves to what it printed.
 *
 * @throws HumanError when it cannot be started, fails, or takes too long
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: environmentOutsideNpm(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const line = [command, ...args].join(' ');
    child.on('error', (error) =>
      reject(new HumanError('“{0}” could not be started: {1}', line, error.message)),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else {
        const end = output.slice(-KEPT_OUTPUT).trim();
        reject(
          new HumanError('“{0}” failed ({1}). It said: {2}', line, signal ?? code ?? '?', end),
        );
      }
    });
  });
}

/** Runs npm: the one that runs us, where there is one. */
export function runNpm(args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runCommand(process.execPath, [npm, ...args], options);
  return runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** What npm tells a script about our own package must not reach an npm that works on another one. */
function environmentOutsideNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package_|lifecycle_|command$|config_local_prefix$)/.test(name),
    ),
  );
}
