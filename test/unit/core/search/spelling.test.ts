import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stem } from '../../../../src/core/search/analyzer';
import { oneSpelling, otherBeginning } from '../../../../src/core/search/spelling';

suite('spelling', () => {
  const same =
    'optimise:optimize optimisation:optimization tokenised:tokenized analyse:analyze behaviour:behavior ' +
    'behavioural:behavioral neighbourhood:neighborhood colouring:coloring tumours:tumors modelling:modeling ' +
    'labelled:labeled centre:center centred:centered centring:centering fibres:fibers metres:meters ' +
    'catalogue:catalog dialogues:dialogs defence:defense grey:gray programmes:programs judgement:judgment ' +
    'haemoglobin:hemoglobin leukaemia:leukemia paediatric:pediatric oestrogen:estrogen oedema:edema ' +
    'sulphate:sulfate sceptical:skeptical ageing:aging focussed:focused';
  for (const [british = '', american = ''] of same.split(' ').map((pair) => pair.split(':'))) {
    test(`“${british}” is “${american}”`, () => assert.equal(stem(british), stem(american)));
  }

  const untouched =
    'noise precise supervised promise raise otherwise pairwise expertise enterprise exercise comprises sunrise rise ' +
    'hour four source contour detour velour tour pour more here score are texture list mist poem poetry demon';
  for (const word of untouched.split(' ')) {
    test(`“${word}” stays`, () => assert.equal(oneSpelling(word), word));
  }

  test('of a spelling is itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}(?:is|our|re|ogue|lys)[a-z]{0,6}$/), (word) => {
        assert.equal(oneSpelling(oneSpelling(word)), oneSpelling(word));
      }),
    );
  });

  test('of a beginning is the other one', () => {
    assert.equal(otherBeginning('optimis'), 'optimiz');
    assert.equal(otherBeginning('optimiza'), 'optimisa');
    assert.equal(otherBeginning('behaviou'), 'behavior');
    assert.equal(otherBeginning('colour'), 'color');
    assert.equal(otherBeginning('retriev'), undefined);
    assert.equal(otherBeginning('hou'), undefined);
  });
});
