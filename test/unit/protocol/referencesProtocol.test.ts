import assert from 'node:assert/strict';
import { HumanError } from '../../../src/core/humanError';
import { connectReferences, serveReferences } from '../../../src/protocol/referencesProtocol';
import { shippedLocales, styleText } from '../core/citations/styles/shippedStyles';
import { createChannelPair } from './channelPair';

suite('Formatting references at the other end', () => {
  const request = (xml: string) => ({
    items: [{ id: 'a', type: 'article', title: 'A Title' }],
    style: { name: 'nature', xml },
    locale: 'en-US',
    locales: shippedLocales,
  });

  test('brings them, or the sentence that says why not', async () => {
    const [here, there] = createChannelPair();
    serveReferences(there);
    const formatter = connectReferences(here);
    const [reference] = await formatter.format(request(styleText('nature')));
    assert.match(reference?.texts.text ?? '', /^A Title/);
    await assert.rejects(formatter.format(request('<style/>')), HumanError);
  });

  test('fails when the other end is gone', async () => {
    const [here] = createChannelPair();
    const formatter = connectReferences(here);
    const pending = formatter.format(request(styleText('nature')));
    formatter.close(new Error('gone'));
    await assert.rejects(pending, /gone/);
  });
});
