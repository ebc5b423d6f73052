import type { LibraryMap } from '../../../../src/core/topics/libraryMap';
import { seededPicker } from '../../../bench/seeded';

const words = [
  ...[
    'Dense Retrieval',
    'Language Model Pretraining',
    'Speculative Decoding',
    'Vision Transformers',
  ],
  ...['Graph Neural Networks', 'Reinforcement Learning from Feedback', 'Code Generation'],
  ...['Machine Translation', 'Speech Recognition', 'Diffusion Models', 'Knowledge Graphs'],
  ...['Question Answering', 'Adversarial Robustness', 'Federated Learning', 'Causal Inference'],
  ...['Bayesian Optimization', 'Recommender Systems', 'Summarization', 'Named Entities'],
  ...['Time Series Forecasting', 'Point Clouds', 'Protein Folding', 'Quantum Circuits'],
  ...['Program Verification'],
];

/** A map of any size: clusters as libraries have them, the same each time. */
export function syntheticMap(papers: number, topicCount = topicsFor(papers)): LibraryMap {
  const pick = seededPicker(papers);
  const random = () => pick(2 ** 24) / 2 ** 24;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: topicCount }, (_, topic) => {
    // On a spiral of the golden angle, so that no two fall together.
    const radius = 0.42 * Math.sqrt((topic + 0.5) / topicCount);
    const angle = topic * 2.399963;
    return {
      x: 0.5 + radius * Math.cos(angle),
      y: 0.5 + radius * Math.sin(angle),
    };
  });
  const spread = 0.3 / Math.sqrt(topicCount) / 1.6;
  const map = {
    ids: Array.from({ length: papers }, (_, index) => `paper:${index}`),
    x: new Float32Array(papers),
    y: new Float32Array(papers),
    topics: [
      ...centres.map((_, topic) => {
        const turn = Math.floor(topic / words.length);
        return `${words[topic % words.length] ?? ''}${turn === 0 ? '' : ` ${turn + 1}`}`;
      }),
      'Other',
    ],
    topicOf: new Uint16Array(papers),
    years: new Uint16Array(papers),
    marks: new Uint8Array(papers),
  };
  for (let index = 0; index < papers; index++) {
    const isOther = random() < 0.04;
    // The first topics have more papers than the last.
    const topic = Math.min(topicCount - 1, Math.floor(topicCount * random() ** 1.3));
    const centre = centres[topic] ?? { x: 0.5, y: 0.5 };
    map.topicOf[index] = isOther ? topicCount : topic;
    map.x[index] = within(isOther ? random() : centre.x + spread * normal());
    map.y[index] = within(isOther ? random() : centre.y + spread * normal());
    map.years[index] = random() < 0.02 ? 0 : 2025 - Math.floor(14 * random() ** 2);
    map.marks[index] = (random() < 0.3 ? 1 : 0) + (random() < 0.1 ? 2 : 0);
  }
  return map;
}

function topicsFor(papers: number): number {
  return Math.max(3, Math.min(24, Math.round(3 * Math.log10(papers) ** 1.35)));
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value));
}
