/** The CSL styles that are in media/csl/styles, by the names that the repository of styles has for them. */
export const shippedStyles: readonly string[] = [
  'apa',
  'ieee',
  'chicago-author-date',
  'modern-language-association',
  'nature',
  'science',
  'vancouver',
  'american-medical-association',
  'harvard-cite-them-right',
  'association-for-computing-machinery',
  'association-for-computational-linguistics',
  'springer-lecture-notes-in-computer-science',
];

/** The languages of which there are locales in media/csl/locales. */
export const shippedLocales: readonly string[] = [
  ...['de-DE', 'en-GB', 'en-US', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'ko-KR', 'nl-NL'],
  ...['pl-PL', 'pt-BR', 'ru-RU', 'zh-CN'],
];
