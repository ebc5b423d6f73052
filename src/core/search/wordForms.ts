/**
 * Words that the Porter stemmer takes apart wrongly: plurals that no rule makes, and words of different meaning that it
 * makes one. Its author gave the later English stemmer such a list as well (M. F. Porter, The English (Porter2) stemming
 * algorithm, 2001: `news`, `bias`, `general`, `organ`, `communiti`, …).
 */

/** Plural and singular of what Greek, Latin and Old English left to science. */
const plurals =
  'matrices:matrix indices:index vertices:vertex vortices:vortex simplices:simplex appendices:appendix ' +
  'helices:helix codices:codex apices:apex cortices:cortex lattices:lattice directrices:directrix ' +
  'corpora:corpus criteria:criterion phenomena:phenomenon automata:automaton polyhedra:polyhedron taxa:taxon ' +
  'mitochondria:mitochondrion ganglia:ganglion spectra:spectrum strata:stratum quanta:quantum momenta:momentum ' +
  'minima:minimum maxima:maximum optima:optimum extrema:extremum equilibria:equilibrium curricula:curriculum ' +
  'errata:erratum schemata:schema lemmata:lemma stigmata:stigma genera:genus opera:opera bacterium:bacteria ' +
  'hypotheses:hypothesis syntheses:synthesis theses:thesis parentheses:parenthesis prostheses:prosthesis ' +
  'metastases:metastasis diagnoses:diagnosis prognoses:prognosis crises:crisis emphases:emphasis analyses:analysis ' +
  'axes:axis formulae:formula larvae:larva antennae:antenna nebulae:nebula novae:nova supernovae:supernova ' +
  'algae:alga vertebrae:vertebra alveoli:alveolus fungi:fungus foci:focus loci:locus radii:radius nuclei:nucleus ' +
  'stimuli:stimulus bacilli:bacillus syllabi:syllabus tori:torus calculi:calculus mice:mouse feet:foot teeth:tooth ' +
  'women:woman children:child halves:half';

/** Groups of words that are one term, by the name of the term. */
const groups =
  // Singulars in -s, of which it takes the s.
  'bias:bias,biases,biased,biasing lens:lens,lenses,lensing,lensed gas:gas,gases,gaseous bus:bus,buses virus:virus,viruses ' +
  'focus:focus,focuses,focused,focusing census:census,censuses campus:campus,campuses corpus:corpus,corpuses ' +
  'canvas:canvas,canvases atlas:atlas,atlases chaos:chaos news:news sky:sky,skies status:status,statuses ' +
  // Names and what is called after them.
  'bayes:bayes,bayesian,bayesians markov:markov,markovian,markovianity gauss:gauss,gaussian,gaussians,gaussianity ' +
  'euclid:euclid,euclidean lagrang:lagrange,lagrangian,lagrangians hamilton:hamilton,hamiltonian,hamiltonians ' +
  // What shares its beginning with a word of another meaning.
  'general:general,generally,generality,generalize,generalized,generalizes,generalizing,generalizer,generalizers,' +
  'generalization,generalizations,generalizable,generalizability,generalist,generalists ' +
  'generic:generic,generically,genericity universal:universal,universally,universality ' +
  'university:university,universities organiz:organize,organized,organizes,organizing,organizer,organizers,' +
  'organization,organizations,organizational organism:organism,organisms organic:organic,organically ' +
  'community:community,communities experience:experience,experiences,experienced,experiencing ' +
  'severe:severe,severely,severity numerous:numerous lateral:lateral,laterally emergency:emergency,emergencies ' +
  'authority:authority,authorities position:position,positions,positioned,positioning,positional ' +
  'objectiv:objective,objectives meaning:meaning,meanings,meaningful,meaningfully,meaningless ' +
  'policy:policy,policies';

/** Word → the word whose stem it shares. */
export const singulars: ReadonlyMap<string, string> = new Map(
  plurals.split(' ').map((pair) => pair.split(':') as [string, string]),
);

/** Word → its term, whatever the stemmer makes of it. */
export const termsOfWords: ReadonlyMap<string, string> = new Map(
  groups.split(' ').flatMap((group) => {
    const [term = '', words = ''] = group.split(':');
    return words.split(',').map((word): [string, string] => [word, term]);
  }),
);
