import * as vscode from 'vscode';
import type { Channel } from '../protocol/rpc';

/** What a page of ours is made of. */
export interface WebviewPage {
  readonly title: string;
  /** The pictures on its tab: `media/ICON-light.svg` and `media/ICON-dark.svg`. */
  readonly icon: string;
  /** Below the extension's folder, e.g. `dist/paperPanel.js`. */
  readonly script: string;
  readonly styles: readonly string[];
  /** Read until the script has something to show. */
  readonly loading: string;
}

/** The way to a page. */
export function channelOf(webview: vscode.Webview): Channel {
  return {
    post: (message) => void webview.postMessage(message),
    onMessage: (listener) => webview.onDidReceiveMessage(listener),
  };
}

/** Loads a page into a panel. Who answers it is to be there before. */
export function loadPage(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  page: WebviewPage,
): void {
  const { webview } = panel;
  webview.options = {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: ['dist', 'media'].map((folder) =>
      vscode.Uri.joinPath(extensionUri, folder),
    ),
  };
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', `${page.icon}-light.svg`),
    dark: vscode.Uri.joinPath(extensionUri, 'media', `${page.icon}-dark.svg`),
  };
  webview.html = webviewHtml(webview, extensionUri, page);
}

/**
 * The HTML of a page: nothing is allowed but our own script, style sheets and their fonts. It holds no data; the script asks for
 * that once it runs.
 */
function webviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, page: WebviewPage): string {
  const uriOf = (path: string): string =>
    escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, path)).toString());
  const nonce = createNonce();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(page.title)}</title>
    ${page.styles.map((style) => `<link rel="stylesheet" href="${uriOf(style)}">`).join('\n    ')}
  </head>
  <body>
    <main><p class="message loading">${escapeHtml(page.loading)}</p></main>
    <script nonce="${nonce}" src="${uriOf(page.script)}"></script>
  </body>
</html>`;
}

/** 128 random bits, which both the desktop and the web host can make. */
function createNonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
