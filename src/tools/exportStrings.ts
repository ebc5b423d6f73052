/** `npm run l10n`: writes the sentences that translators start from. */
import { writeFileSync } from 'node:fs';
import { collectStrings, stringsFile } from './stringsFile';

writeFileSync(stringsFile, collectStrings());
