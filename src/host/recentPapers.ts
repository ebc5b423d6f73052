import type * as vscode from 'vscode';

const storageKey = 'recentPapers';
const kept = 20;

/** The ids of the papers opened last, newest first. Kept across windows and restarts. */
export class RecentPapers {
  constructor(private readonly storage: vscode.Memento) {}

  get ids(): readonly string[] {
    return this.storage.get<string[]>(storageKey, []);
  }

  async add(id: string): Promise<void> {
    await this.storage.update(
      storageKey,
      [id, ...this.ids.filter((each) => each !== id)].slice(0, kept),
    );
  }
}
