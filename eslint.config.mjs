import tseslint from 'typescript-eslint';

/** The worlds of design.md: what a folder may not import. Every import points down. */
const nodeBuiltins = {
  group: ['node:*', 'fs', 'path', 'os', 'crypto', 'worker_threads'],
  message: 'Pure code uses no Node.',
};
const vscode = { group: ['vscode'], message: 'Only host/ and the entry points know vscode.' };
const above = (...folders) => ({
  group: folders.flatMap((folder) => [`**/${folder}`, `**/${folder}/**`]),
  message: 'Imports point down only (see CONTRIBUTING.md).',
});

function world(files, ...patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', 'media/**'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: [
          // Before the host, which uses it: it has other types than the host.
          'src/network/tsconfig.json',
          'src/tsconfig.json',
          'src/*/tsconfig.json',
          'src/storage/sqlite/tsconfig.json',
          'src/storage/zotero/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
    },
  },
  world(
    ['src/core/**'],
    nodeBuiltins,
    vscode,
    above('network', 'protocol', 'storage', 'worker', 'host', 'webview', 'tools'),
  ),
  world(
    ['src/network/**'],
    nodeBuiltins,
    vscode,
    above('protocol', 'storage', 'worker', 'host', 'webview', 'tools'),
  ),
  {
    // It has the DOM's types for fetch, streams and URLs, which every world has; a page is in none but the webview.
    files: ['src/network/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['document', 'window', 'navigator', 'localStorage', 'XMLHttpRequest', 'DOMParser'],
      ],
    },
  },
  world(
    ['src/protocol/**'],
    nodeBuiltins,
    vscode,
    above('network', 'storage', 'worker', 'host', 'webview', 'tools'),
  ),
  world(
    ['src/storage/**'],
    vscode,
    above('network', 'protocol', 'worker', 'host', 'webview', 'tools'),
  ),
  // What is next to the database is for Node alone; the library in memory works on the web as well.
  world(
    ['src/storage/*.ts'],
    nodeBuiltins,
    vscode,
    above('sqlite', 'zotero', 'network', 'protocol', 'worker', 'host', 'webview', 'tools'),
  ),
  world(['src/worker/**'], vscode, above('host', 'webview', 'tools')),
  world(
    ['src/webview/**'],
    nodeBuiltins,
    vscode,
    above('network', 'storage', 'worker', 'host', 'tools'),
  ),
  world(['src/host/**'], above('storage', 'worker', 'webview', 'tools')),
  world(['src/tools/**'], vscode, above('host', 'webview', 'worker')),
);
