import type * as vscode from 'vscode';
import { Emitter, type Disposable } from '../core/event';

const storageKey = 'savedSearches';

/** A query with a name. What it finds is asked of the library each time. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** In the query language. */
  readonly query: string;
}

/** The searches that the user saved, in the order in which they were saved. Kept across windows and restarts. */
export class SavedSearches implements Disposable {
  private readonly didChange = new Emitter<void>();

  readonly onDidChange = this.didChange.event;

  constructor(private readonly storage: vscode.Memento) {}

  get all(): readonly SavedSearch[] {
    return this.storage.get<readonly SavedSearch[]>(storageKey, []);
  }

  async add(name: string, query: string): Promise<void> {
    await this.store([...this.all, { id: crypto.randomUUID(), name, query }]);
  }

  async rename(id: string, name: string): Promise<void> {
    await this.store(this.all.map((search) => (search.id === id ? { ...search, name } : search)));
  }

  async remove(id: string): Promise<void> {
    await this.store(this.all.filter((search) => search.id !== id));
  }

  /** Brings back a search that was removed, to the place where it stood. */
  async putBack(search: SavedSearch, index: number): Promise<void> {
    const others = this.all.filter(({ id }) => id !== search.id);
    await this.store([...others.slice(0, index), search, ...others.slice(index)]);
  }

  private async store(searches: readonly SavedSearch[]): Promise<void> {
    await this.storage.update(storageKey, searches);
    this.didChange.fire();
  }

  dispose(): void {
    this.didChange.dispose();
  }
}
