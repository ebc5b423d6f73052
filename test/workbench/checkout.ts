import { join } from 'node:path';

/** The folder of the checkout. Every program that knows it is bundled into a folder of out/test. */
export const checkout = join(__dirname, '..', '..', '..');
