/** Plural and singular of what Greek, Latin and Old English left to science, of which no rule makes one term. */
const plurals =
  'matrices:matrix indices:index vertices:vertex vortices:vortex simplices:simplex appendices:appendix ' +
  'helices:helix codices:codex apices:apex cortices:cortex directrices:directrix ' +
  'corpora:corpus criteria:criterion phenomena:phenomenon automata:automaton polyhedra:polyhedron taxa:taxon ' +
  'mitochondria:mitochondrion ganglia:ganglion spectra:spectrum strata:stratum quanta:quantum momenta:momentum ' +
  'minima:minimum maxima:maximum optima:optimum extrema:extremum equilibria:equilibrium curricula:curriculum ' +
  'errata:erratum schemata:schema lemmata:lemma stigmata:stigma genera:genus bacterium:bacteria ' +
  'hypotheses:hypothesis syntheses:synthesis theses:thesis parentheses:parenthesis prostheses:prosthesis ' +
  'metastases:metastasis diagnoses:diagnosis prognoses:prognosis crises:crisis emphases:emphasis analyses:analysis ' +
  'axes:axis formulae:formula larvae:larva antennae:antenna nebulae:nebula novae:nova supernovae:supernova ' +
  'algae:alga vertebrae:vertebra alveoli:alveolus fungi:fungus foci:focus loci:locus radii:radius nuclei:nucleus ' +
  'stimuli:stimulus bacilli:bacillus syllabi:syllabus tori:torus calculi:calculus mice:mouse feet:foot teeth:tooth ' +
  'women:woman children:child halves:half';

/** Plural → singular. */
export const singulars: ReadonlyMap<string, string> = new Map(
  plurals.split(' ').map((pair) => pair.split(':') as [string, string]),
);
