import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The file that translators start from. */
export const stringsFile = join('l10n', 'bundle.l10n.json');

/** Functions whose first argument is a sentence that the host translates when it shows it. */
const sentenceTakers = new Set(['HumanError', 'failed', 't']);

/**
 * The text of {@link stringsFile}: every sentence the code may show, as its own key. These are the templates of
 * `vscode.l10n.t`, of HumanError and of readers' problems; the core has no `vscode` to translate them by.
 */
export function collectStrings(): string {
  const sentences = new Set<string>();
  for (const file of sourceFiles()) {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
    visit(tree, (node) => {
      for (const sentence of sentencesOf(node)) sentences.add(sentence);
    });
  }
  const sorted = [...sentences].sort((a, b) => (a < b ? -1 : 1));
  const entries = Object.fromEntries(sorted.map((sentence) => [sentence, sentence]));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}

function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true })
    .map((name) => join('src', String(name)))
    .filter((name) => name.endsWith('.ts') && !name.startsWith(join('src', 'tools')))
    .sort();
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function sentencesOf(node: ts.Node): string[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const { expression } = node;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    const [first] = node.arguments ?? [];
    return first && ts.isIdentifier(name) && sentenceTakers.has(name.text) ? literals(first) : [];
  }
  if (
    ts.isPropertyAssignment(node) &&
    ts.isIdentifier(node.name) &&
    node.name.text === 'template'
  ) {
    return literals(node.initializer);
  }
  return [];
}

/** The string itself, or both of a choice. */
function literals(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) {
    return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  }
  return ts.isParenthesizedExpression(node) ? literals(node.expression) : [];
}
