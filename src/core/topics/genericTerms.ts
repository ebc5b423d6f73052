import { stem } from '../search/analyzer';

/**
 * Stems of words by which any paper of any speaks of itself. They name no topic, alone or within a phrase.
 */
export const genericTerms: ReadonlySet<string> = new Set(
  (
    'ability able accordingly accurate accuracy achieve across additional address advance advantage aim allow alternative ' +
    'amount analysis analyze application apply approach approximately area art aspect available average avoid baseline ' +
    'based basis benefit best better broad capability capable carefully case cause challenge challenging change choice choose ' +
    'com combine combination common commonly compare comparable comparison competitive complete complex component ' +
    'comprehensive concept conduct consider consistent consistently consist contribute contribution conventional ' +
    'correct create critical crucial current currently demonstrate demand depend describe design desired detail develop development ' +
    'different difficult difficulty direct directly discuss diverse due early easily easy effect effective effectively effectiveness ' +
    'efficacy efficient efficiently efficiency effort empirical empirically employ enable enhance ensure entire especially establish ' +
    'evaluate evaluation even evidence evident example existing exhibit expensive experiment experimental explore exploration ' +
    'extend extensive extensively facilitate fact factor far feature final finally find finding first fixed flexible focus follow ' +
    'form formal framework fully fundamental furthermore future gain gap github give given goal good great greater ' +
    'group growing growth guide hard help hence high higher highly however http https huge hundred idea identify impact ' +
    'implement implementation important improve improvement include including increase increasing increasingly indicate ' +
    'insight instance interest introduce investigate involve io issue ' +
    'key kind know known lack large larger largely last later lead leading level leverage like limit limitation limited line ' +
    'little long low lower main major make many manner mean meaning measure mechanism meet method methodology million minimal model modern ' +
    'moreover motivate much multiple name namely nature necessary need never new next notable notably novel number numerous ' +
    'observe obtain offer often one open order original outperform output overall overcome overview paper part ' +
    'particular particularly paradigm people per percent perform performance performant popular possible potential potentially powerful ' +
    'practical practice precisely present previous previously primary principle prior problem procedure produce project ' +
    'promising property propose proposed prove provide publicly purpose quality quickly range rapid rapidly rare rate reach real recent recently ' +
    'reduce reduction regard related relative relatively release rely remain remarkable report represent require requirement research researcher ' +
    'respect respectively result reveal review rich rise robust role run scenario scheme second section see seek setting several shed ' +
    'show significant significantly similar simple simply simultaneously single size small smaller solution solve source specific specifically ' +
    'speed stage standard start state step still strategy strong structure study substantial substantially success successful suffer suggest suitable ' +
    'superior support survey system systematic systematically tackle take target task technique technology tend theoretical theory thorough thousand ' +
    'three time tool top total toward traditional train training trade typical typically two unable understand unified unique unlike use useful ' +
    'user using utilize valuable value vanilla variant variety various vast versus via way well whereas wide widely widespread work world year yet yield ' +
    'algorithm dozen fold model magnitude bound upper bounds architecture strategy space random budget resource constraint capacity representation'
  )
    .split(' ')
    .map(stem),
);
