import * as assert from 'node:assert/strict';
import {
  localeFor,
  readCslStyle,
  styleNameOf,
} from '../../../../../src/core/citations/styles/cslStyle';
import * as shipped from '../../../../../src/core/citations/styles/shippedStyles';
import { HumanError } from '../../../../../src/core/humanError';
import { shippedLocales, shippedStyles, styleText } from './shippedStyles';

const dependent = `<?xml version="1.0"?>
<!-- <link href="no" rel="independent-parent"/> -->
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="fr-FR">
  <info>
    <title>Journal of Reading &amp; Writing</title>
    <link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
  </info>
</style>`;

suite('A CSL style', () => {
  test('that is shipped lists references and has a title', () => {
    for (const name of shippedStyles) {
      const style = readCslStyle(styleText(name), name);
      assert.equal(style.parent, undefined);
      assert.notEqual(style.title, name);
    }
  });

  test('is shipped where the code says so, and its locales are', () => {
    assert.deepEqual([...shipped.shippedStyles].sort(), [...shippedStyles].sort());
    assert.deepEqual([...shipped.shippedLocales].sort(), Object.keys(shippedLocales).sort());
  });

  test('that is another name for one says whose', () => {
    const style = readCslStyle(dependent, 'reading.csl');
    assert.deepEqual(style, {
      title: 'Journal of Reading & Writing',
      parent: 'http://www.zotero.org/styles/apa',
      defaultLocale: 'fr-FR',
    });
    assert.equal(styleNameOf(style.parent), 'apa');
    assert.equal(styleNameOf('https://example.org/styles/apa'), undefined);
  });

  test('that is cut short at any place is refused with a sentence', () => {
    const whole = styleText('nature').trimEnd();
    for (let length = 0; length < whole.length; length += 97) {
      assert.throws(
        () => readCslStyle(whole.slice(0, length), 'mine.csl'),
        (error) => error instanceof HumanError && error.message.includes('mine.csl'),
      );
    }
  });

  test('is not another text in XML', () => {
    for (const text of [
      '',
      '{}',
      '<html></html>',
      Object.values(shippedLocales).join(''),
      '<style></b>',
    ]) {
      assert.throws(() => readCslStyle(text, 'mine.csl'), HumanError);
    }
    assert.throws(() => readCslStyle('<style></style>', 'mine.csl'), /lists no references/);
  });

  test('prints in the language of the user, or the nearest that there is', () => {
    const locales = Object.keys(shippedLocales);
    assert.equal(localeFor('de', locales), 'de-DE');
    assert.equal(localeFor('pt-br', locales), 'pt-BR');
    assert.equal(localeFor('en', locales), 'en-US');
    assert.equal(localeFor('en-GB', locales), 'en-GB');
    assert.equal(localeFor('fr-CA', locales), 'fr-FR');
    assert.equal(localeFor('tlh', locales), 'en-US');
  });
});
