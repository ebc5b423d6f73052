import * as vscode from 'vscode';

/** How a file system of a test behaves. */
export interface MemoryFilesOptions {
  /** What it says of `.bib` files beforehand. */
  readonly permissions?: vscode.FilePermission;
  /** Called before a file is written; it may wait, or refuse by rejecting. */
  readonly beforeWrite?: (uri: vscode.Uri) => Promise<void>;
}

/** Files in memory, one folder of them. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  private readonly files: Map<string, Uint8Array>;
  /** Grows with every write, as times of change do. */
  private time = 1;
  private readonly times = new Map<string, number>();

  constructor(
    texts: Readonly<Record<string, string>>,
    private readonly options: MemoryFilesOptions = {},
  ) {
    this.files = new Map(
      Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]),
    );
  }

  /** The text of a file as it is stored. */
  textOf(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { permissions } = this.options;
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: this.times.get(uri.path) ?? 0,
      size: this.readFile(uri).length,
      ...(permissions !== undefined && uri.path.endsWith('.bib') ? { permissions } : {}),
    };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const content = this.files.get(uri.path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.options.beforeWrite?.(uri);
    this.files.set(uri.path, content);
    this.times.set(uri.path, ++this.time);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
