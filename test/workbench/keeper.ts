/**
 * Runs a server in a process group of its own and ends that whole group when our standard input closes, which
 * happens whenever the runner ends, be it killed. Arguments: the command and its arguments.
 */
import { spawn } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';
const server = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: !windows,
});

function endServer(): void {
  if (server.pid === undefined) return;
  if (windows) spawn('taskkill', ['/PID', String(server.pid), '/T', '/F']);
  else endGroup(server.pid);
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

process.stdin.on('close', endServer);
process.stdin.resume();
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.on('exit', (code) => {
  endServer();
  process.exit(code ?? 1);
});
