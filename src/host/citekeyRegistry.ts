import type * as vscode from 'vscode';

const storageKey = 'citekeysHandedOut';

/**
 * The citekeys that were written into a note or copied, by paper id. They stay what they are, whatever the template
 * says later and whichever papers come: a note elsewhere may depend on them.
 */
export class CitekeyRegistry {
  constructor(private readonly storage: vscode.Memento) {}

  get handedOut(): Readonly<Record<string, string>> {
    return this.storage.get<Record<string, string>>(storageKey, {});
  }

  async handOut(citekeys: Readonly<Record<string, string>>): Promise<void> {
    const before = this.handedOut;
    const isNew = Object.entries(citekeys).some(([id, citekey]) => before[id] !== citekey);
    if (isNew) await this.storage.update(storageKey, { ...citekeys, ...before });
  }
}
