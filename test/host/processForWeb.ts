/** The little of Node's `process` that the browser build of `assert` reads. */
export const process = { env: {} };
