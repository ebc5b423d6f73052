import assert from 'node:assert/strict';
import fc from 'fast-check';
import { venueSeries } from '../../../../src/core/papers/venue';

suite('venueSeries', () => {
  const series: readonly (readonly [string, string])[] = [
    ['NeurIPS 2024', 'NeurIPS'],
    ['NeurIPS 2024 (Datasets and Benchmarks Track)', 'NeurIPS'],
    ['NeurIPS 2024 FITML Workshop', 'NeurIPS Workshop'],
    ['ICML 2025 Workshop DataWorld', 'ICML Workshop'],
    ['ICML 2023 (PMLR 202:37238-37272)', 'ICML'],
    ["SIGIR '21", 'SIGIR'],
    ['Findings of ACL 2025', 'Findings of ACL'],
    ['LREC-COLING 2024', 'LREC-COLING'],
    ['Proceedings of the IEEE 2023', 'Proceedings of the IEEE'],
    ['ACM Computing Surveys 2026', 'ACM Computing Surveys'],
    [
      'Journal of Artificial Intelligence Research (JAIR)',
      'Journal of Artificial Intelligence Research (JAIR)',
    ],
    [
      'Data Mining and Knowledge Discovery 36(5):1756-1786, 2022',
      'Data Mining and Knowledge Discovery',
    ],
    ['CACM December, 1958', 'CACM'],
    ['Nature, vol. 521, no. 7553, pp. 436-444', 'Nature'],
    ['arXiv preprint arXiv:2005.11401', 'arXiv'],
    ['Proceedings of the 2021 Conference on Empirical Methods', 'Conference on Empirical Methods'],
    [
      'Proceedings of the 44th International Conference on Retrieval',
      'International Conference on Retrieval',
    ],
    ['Workshop on Noisy Text', 'Workshop'],
    ['1958', '1958'],
    ['', ''],
  ];
  for (const [venue, expected] of series) {
    test(venue, () => assert.equal(venueSeries(venue), expected));
  }

  test('something is left of any venue', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (venue) => {
        assert.equal(venueSeries(venue) === '', venue.trim() === '');
      }),
    );
  });

  test('long venues end', () => {
    for (const part of ['(', '1', ' ', "'19 ", 'pp 1', '(1']) {
      assert.ok(venueSeries(part.repeat(100_000)).length <= 300);
    }
  });
});
