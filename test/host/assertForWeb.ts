/** Stands in for `node:assert/strict` where there is no Node: the npm package `assert` is a port of it. */
import { strict } from 'assert';

export default strict;
