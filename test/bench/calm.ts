import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between two looks of the event loop's monitor. */
const RESOLUTION = 1;
/** A look this late (ms) says that the host is still busy with its own start. */
const BUSY = 10;
/** The share of the machine's time that the start of the workbench may still take. */
const BUSY_SHARE = 0.1;
const CALM_INTERVAL = 1000;
/** Long enough for a slow machine to come to rest. */
const MOST_CALM_INTERVALS = 30;

/**
 * Resolves when nothing happens: the workbench and other extensions start beside ours, and take the processor from
 * what is measured.
 */
export async function machineIsCalm(): Promise<void> {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  for (let interval = 0; interval < MOST_CALM_INTERVALS; interval++) {
    monitor.reset();
    const before = processorTime();
    await delay(CALM_INTERVAL);
    const after = processorTime();
    const share = (after.busy - before.busy) / (after.whole - before.whole);
    if (monitor.max / 1e6 < BUSY && share < BUSY_SHARE) break;
  }
  monitor.disable();
}

/** What all processors did since the machine started, in milliseconds. */
function processorTime(): { busy: number; whole: number } {
  const total = { busy: 0, whole: 0 };
  for (const { times } of cpus()) {
    const whole = Object.values(times).reduce((sum, time) => sum + time, 0);
    total.whole += whole;
    total.busy += whole - times.idle;
  }
  return total;
}
