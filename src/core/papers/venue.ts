/**
 * The series a venue belongs to, so that its years stand together: `NeurIPS 2024 (Datasets and Benchmarks Track)` is
 * of `NeurIPS`, a workshop there is of `NeurIPS Workshop`, `Data Mining 36(5):1756-1786, 2022` is of `Data Mining`.
 * What is left is always part of what was given, or all of it.
 */
export function venueSeries(venue: string): string {
  const given = venue.slice(0, longestVenue).replace(/\s+/g, ' ').trim();
  const series = given
    .replace(/ ?\([^()]*(?:\d|track|proceedings)[^()]*\)/gi, ' ')
    .replace(
      /^proceedings of (?:the )?(?=(?:\d|annual\b|[a-z-]{1,30}(?:first|second|third|th) ))/i,
      '',
    )
    .replace(/ ?\b(?:vol\.?|volume|no\.?|issue|pp?\.?|pages?) ?\d[\d(): \u2013-]*/gi, ' ')
    .replace(/\barxiv(?: preprint)?(?: ?arxiv)?:.*/i, 'arXiv')
    .replace(/ \d+ ?(?:\(\d+\))? ?:.*/, ' ')
    .replace(/ ?['\u2019]\d{2}\b/g, ' ')
    .replace(month, ' ')
    .replace(/\b(?:18|19|20)\d{2}\b/g, ' ')
    .replace(/\b\d{1,3}(?:st|nd|rd|th)\b(?: annual\b)?/gi, ' ')
    .replace(/\bworkshops?\b.*/i, 'Workshop')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.()-]+|[\s,;:.(-]+$/g, '');
  const [host, ...tail] = series.split(' ');
  // `NeurIPS FITML Workshop`: the host is an acronym, and what lies between names one workshop of many.
  if (host !== undefined && tail.at(-1) === 'Workshop' && /^[A-Z][A-Za-z]*[A-Z]+$/.test(host)) {
    return `${host} Workshop`;
  }
  return series === '' ? given : series;
}

/** Longer names are of broken records. */
const longestVenue = 300;

const month =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?=(?:18|19|20)\d{2}\b)/gi;
