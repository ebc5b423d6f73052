/** What a person types, and the arXiv identifier of the paper that they expect for it. */
export interface LargeLibraryCase {
  readonly types: string;
  readonly expects: string;
  /** Why a person expects that. */
  readonly why: string;
}

/** Written by hand for the first 10,000 papers of the file of arXiv papers beside the checkout. */
export const largeLibraryCases: readonly LargeLibraryCase[] = [
  // Titles as they are remembered.
  {
    types: 'attention is not all you need',
    expects: '2505.06633',
    why: 'begins like the famous one',
  },
  { types: 'sparsity is all you need', expects: '2503.21377', why: 'the half after the colon' },
  { types: 'cordic is all you need', expects: '2503.11685', why: 'one of many “all you need”' },
  {
    types: 'listens better than my therapist',
    expects: '2504.12337',
    why: 'a quotation as a title',
  },
  { types: 'from colors to classes', expects: '2503.24071', why: 'until the colon' },
  { types: 'when to solve when to verify', expects: '2504.01005', why: 'mostly stop words' },
  { types: '3d can be explored in 2d', expects: '2505.03300', why: 'numbers and stop words' },
  { types: 'true empty category', expects: '2504.15168', why: 'short, the first word left out' },
  {
    types: 'understanding distillation as optimisation',
    expects: '2504.02521',
    why: 'British spelling',
  },
  { types: 'ai scientist v2', expects: '2504.08066', why: 'a name with its version' },
  { types: 'local prompt optimization', expects: '2504.20355', why: 'a title of common words' },
  {
    types: 'attack with as many surrogates as you want',
    expects: '2505.12644',
    why: 'put otherwise',
  },
  { types: 'waitresses jueces gender bias', expects: '2505.02456', why: 'two languages' },
  { types: 'lean rademacher complexity', expects: '2503.19605', why: 'what it is about' },
  {
    types: 'building instruction tuning data from human instructions',
    expects: '2503.23714',
    why: 'retold',
  },
  // Author and year.
  { types: 'dubovichenko 2023', expects: '2303.14680', why: 'author and year' },
  { types: 'yamada 2025 scientist', expects: '2504.08066', why: 'author, year and a word' },
  { types: 'koch 2019', expects: '1903.06568', why: 'two papers by Koch, one of 2019' },
  { types: 'koch 2024', expects: '2410.22333', why: 'two papers by Koch, one of 2024' },
  { types: 'Koch (2024)', expects: '2410.22333', why: 'as a text cites it' },
  { types: 'hajimolahoseini et al. 2024', expects: '2407.20266', why: 'as a text cites it' },
  { types: 'cengel 2025', expects: '2503.12028', why: 'without the cedilla' },
  { types: 'perez-toro vocal tract', expects: '2503.12102', why: 'accents and a hyphen' },
  { types: 'truhlarik', expects: '2503.13090', why: 'a name without its accents' },
  { types: "d'inca unsafe weights", expects: '2503.11742', why: 'an apostrophe in a name' },
  { types: 'gerber2025', expects: '2505.06633', why: 'as a citekey' },
  {
    types: 'kwai wei chang self routing',
    expects: '2504.01018',
    why: 'a name misspelt, not the first',
  },
  // Names and acronyms.
  { types: 'videorft', expects: '2505.12434', why: 'the name in small letters' },
  { types: 'video rft', expects: '2505.12434', why: 'the name in two words' },
  { types: 'glen', expects: '2311.03057', why: 'the name of the method' },
  { types: 'ainayn', expects: '2505.06633', why: 'initials of a title' },
  { types: 'cpg eval', expects: '2504.13261', why: 'a name without its hyphen' },
  { types: 'PSA-SSL', expects: '2503.13914', why: 'a name with its hyphen' },
  {
    types: 'chinese pedagogical grammar',
    expects: '2504.13261',
    why: 'what the name is short for',
  },
  { types: 'self-play critic', expects: '2504.19162', why: 'what the name is short for' },
  { types: 'vargpt 1.1', expects: '2504.02949', why: 'a version without its letter' },
  { types: 'abs mamba', expects: '2505.07687', why: 'a name without its hyphen' },
  // Hyphens, compounds, spelling, forms.
  {
    types: 'response matrix centered approach',
    expects: '1903.06568',
    why: 'American for “centred”',
  },
  {
    types: 'datasets with missing correlation',
    expects: '2410.22333',
    why: 'one word for “data sets”',
  },
  {
    types: 'noise augmented finetuning hallucinations',
    expects: '2504.03302',
    why: 'one word for two',
  },
  { types: 'rmsnorm fine-tuning', expects: '2505.08823', why: 'a hyphen for two words' },
  {
    types: 'superresolution higher-resolution generation latent',
    expects: '2503.18446',
    why: 'one word for two',
  },
  { types: 'nighttime UAV tracker', expects: '2505.00752', why: 'as the title has it' },
  { types: 'night time uav tracking', expects: '2505.00752', why: 'two words for one' },
  {
    types: 'multitask menstrual clinical notes',
    expects: '2503.24116',
    why: 'one word for a hyphen',
  },
  {
    types: 'parameterised synthetic text',
    expects: '2504.09184',
    why: 'British for an American title',
  },
  {
    types: 'specialised open banking classification',
    expects: '2504.12319',
    why: 'British spelling',
  },
  {
    types: 'regularisation for transformers attentiondrop',
    expects: '2504.12088',
    why: 'British, and a name',
  },
  {
    types: 'robust face recognition wing loss ell_1',
    expects: '2503.18652',
    why: 'mathematics in TeX',
  },
  {
    types: 'molecular cloud local bubble H2',
    expects: '2504.17843',
    why: 'mathematics typed plainly',
  },
  { types: 'hypothesis test correlation data set', expects: '2410.22333', why: 'singulars' },
  // Slips and unfinished words.
  { types: 'leptogensis gravity', expects: '2406.00086', why: 'a letter left out' },
  { types: 'eyelid measurments', expects: '2504.00515', why: 'a letter left out' },
  { types: 'echocardiografic mitral', expects: '2503.12087', why: 'written as it sounds' },
  { types: 'hyperbolic machine unlerning', expects: '2503.15166', why: 'a letter left out' },
  { types: 'dyadic mam', expects: '2505.09827', why: 'an unfinished word' },
  { types: 'vectorized latent diff driv', expects: '2503.22496', why: 'two unfinished words' },
  { types: 'rademacher form', expects: '2503.19605', why: 'an unfinished word' },
  // Identifiers and the query language.
  { types: '2504.15168', expects: '2504.15168', why: 'an identifier' },
  {
    types: 'https://arxiv.org/abs/2503.19605v2',
    expects: '2503.19605',
    why: 'an address with a version',
  },
  {
    types: '"uncertainty quantification" landmark',
    expects: '2503.14106',
    why: 'a phrase and a word',
  },
  { types: 'title:unlearning title:hyperbolic', expects: '2503.15166', why: 'words of the title' },
  { types: 'author:gerber', expects: '2505.06633', why: 'an author; not the first of a Gerber?' },
];
