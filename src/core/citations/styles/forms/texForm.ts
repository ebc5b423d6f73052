import { escapedTex } from '../../bibliography/texText';
import type { TextForm } from '../formattedText';

/** LaTeX that compiles without any package. Letters beyond ASCII stay as they are, but for single ones of formulas. */
export const texForm: TextForm = {
  text: (text) =>
    escapedTex(text)
      .replace(/[<>|]/g, (sign) => named[sign] ?? sign)
      .replace(formulaSign, (found) =>
        Array.from(found, (sign) => formulaSigns.get(sign) ?? sign).join(''),
      )
      .replace(/\u00a0/g, '~')
      .replace(/\u202f/g, '\\,'),
  maths: (formula) => formula,
  address(address) {
    return this.text(address);
  },
  styled(written, { italic, bold, smallCaps, underlined, position }) {
    let text = written;
    if (position === 'superscript') text = `\\textsuperscript{${text}}`;
    if (position === 'subscript') text = `\\textsubscript{${text}}`;
    if (smallCaps) text = `\\textsc{${text}}`;
    if (underlined) text = `\\underline{${text}}`;
    if (italic) text = `\\textit{${text}}`;
    if (bold) text = `\\textbf{${text}}`;
    return text;
  },
  lineBreak: '\\\\\n',
};

/** In the encoding of old, fonts have other signs in their place. */
const named: Readonly<Record<string, string>> = {
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

const greek: Readonly<Record<string, string>> = {
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'varepsilon', ζ: 'zeta', η: 'eta' },
  ...{ θ: 'theta', ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi' },
  ...{ ρ: 'rho', σ: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'varphi', χ: 'chi', ψ: 'psi', ω: 'omega' },
  ...{ ϵ: 'epsilon', ϑ: 'vartheta', ϕ: 'phi', ϱ: 'varrho', ϖ: 'varpi' },
  ...{ Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Π: 'Pi', Σ: 'Sigma' },
  ...{ Υ: 'Upsilon', Φ: 'Phi', Ψ: 'Psi', Ω: 'Omega' },
  // Mathematics has those of Latin for them.
  ...{ Α: 'mathrm{A}', Β: 'mathrm{B}', Ε: 'mathrm{E}', Ζ: 'mathrm{Z}', Η: 'mathrm{H}' },
  ...{ Ι: 'mathrm{I}', Κ: 'mathrm{K}', Μ: 'mathrm{M}', Ν: 'mathrm{N}', Ο: 'mathrm{O}' },
  ...{ Ρ: 'mathrm{P}', Τ: 'mathrm{T}', Χ: 'mathrm{X}' },
};
const signs: Readonly<Record<string, string>> = {
  ...{ '\u2212': '-', '≤': '\\le', '≥': '\\ge', '≠': '\\ne', '≈': '\\approx', '∞': '\\infty' },
  ...{ '→': '\\to', '←': '\\leftarrow', '↔': '\\leftrightarrow', '∼': '\\sim', '∈': '\\in' },
};
/** Signs of formulas that pdfLaTeX has by commands only. */
const formulaSigns = new Map(
  [
    ...Object.entries(greek).map(([letter, name]) => [letter, `\\${name}`] as const),
    ...Object.entries(signs),
  ].map(([sign, command]) => [sign, `\\ensuremath{${command}}`]),
);
/** Such signs by themselves, as in TGF-β or ΔΨ: a word in Greek is one, which takes a font that has it. */
const formulaSign = new RegExp(
  `[${Object.keys(signs).join('')}]|` +
    `(?<!\\p{Script=Greek}\\p{M}*)[ΓΔΘΛΞΠΣΥΦΨΩ]?[${Object.keys(greek).join('')}](?!\\p{M}|\\p{Script=Greek})`,
  'gu',
);
