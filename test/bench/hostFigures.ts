/** What one start of the extension host measured; all in milliseconds. */
export interface HostFigures {
  /** Loading the code. */
  readonly loadMs: number;
  /** `activate()`. */
  readonly activateMs: number;
  /** From VS Code being asked to activate to its having done so, `activate()` included. */
  readonly requestMs: number;
  /** From the end of `activate` to the first rows of the tree. */
  readonly firstRowsMs: number;
  /** From each letter of a query to its answer. */
  readonly keystrokesMs: readonly number[];
  /** The longest time in which the extension host did nothing else. */
  readonly hostBlockedMaxMs: number;
}

/** Starts the line of the console that carries {@link HostFigures} as JSON. */
export const MEASURED = 'LECTERN_MEASURED ';
