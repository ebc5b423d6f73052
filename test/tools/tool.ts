import { spawn } from 'node:child_process';

/** A program that makes a document of a note. */
export interface Tool {
  readonly name: string;
  /** Continuous integration is never to go without it: there it fails where it is missing. */
  readonly isEssential?: true;
  /** What it is, with its version; or what of it this machine does not have. */
  probe(): Promise<Probe>;
  /** Makes a document of the note, beside which its bibliography lies. */
  compile(folder: string, note: string): Promise<Compiled>;
}

export type Probe =
  | {
      readonly version: string;
      /** The forms that this tool does wrong whoever writes them, with what is wrong. */
      readonly cannot?: Readonly<Record<string, string>>;
    }
  | { readonly missing: string };

export interface Compiled {
  /** The text of the document, the list of references at its end. */
  readonly text: string;
  /** What the tool complained of: warnings and errors. */
  readonly complaints: readonly string[];
}

interface Finished {
  /** Absent where the program could not be started or did not end in time. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const longestRun = 120_000;

/** Runs a program to its end. That it fails, or is not there, is an answer as well. */
export function runProgram(
  program: string,
  args: readonly string[],
  cwd?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestRun,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', ({ message }) => resolve({ code: undefined, stdout: '', stderr: message }));
    child.on('close', (code) =>
      resolve({
        code: code ?? undefined,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });
}

/** Several tools ask for the same programs. */
const asks = new Map<string, Promise<Finished>>();

/** The first line that each program says of its version, or which of them are not there. */
export async function probePrograms(
  programs: readonly (readonly [program: string, ...args: string[]])[],
): Promise<Probe> {
  const versions: string[] = [];
  const missing: string[] = [];
  const asked = programs.map(async ([program, ...args]) => {
    const command = [program, ...args].join(' ');
    const asking = asks.get(command) ?? runProgram(program, args);
    asks.set(command, asking);
    return { program, command, answer: await asking };
  });
  for (const { program, command, answer } of await Promise.all(asked)) {
    const { code, stdout, stderr } = answer;
    const line = `${stdout}\n${stderr}`.trim().split('\n')[0] ?? '';
    if (code === 0) versions.push(line.includes(program) ? line : `${program} ${line}`);
    else missing.push(command);
  }
  return missing.length > 0
    ? { missing: missing.join(', ') }
    : { version: versions.join('; ').replace(/\s+/g, ' ') };
}

/** The lines of what a program said, without the blank ones. */
export function linesOf(output: string): string[] {
  return output.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** What to say of a program that did not end well. */
export function failureOf(name: string, { code, stdout, stderr }: Finished): string[] {
  if (code === 0) return [];
  const said = linesOf(stderr + stdout).slice(0, 5);
  return [`${name} ended with ${code ?? 'no code'}: ${said.join(' / ').slice(0, 1000)}`];
}
