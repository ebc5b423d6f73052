import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { waiting, type SourceStatus } from './librarySource';

/** How far each source has come. */
export class SourceStatuses implements Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  private readonly statuses = new Map<string, SourceStatus>();

  readonly onDidChange = this.didChange.event;

  of(id: string): SourceStatus {
    return this.statuses.get(id) ?? waiting;
  }

  /** Changes what is given, and keeps the rest. */
  set(id: string, status: Partial<SourceStatus>): void {
    this.statuses.set(id, { ...this.of(id), ...status });
    this.didChange.fire();
  }

  /** Forgets all sources but these. */
  keep(ids: readonly string[]): void {
    for (const id of this.statuses.keys()) if (!ids.includes(id)) this.statuses.delete(id);
    this.didChange.fire();
  }

  /** What could not be read of these sources, in their order. */
  problems(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.of(id).problems);
  }

  dispose(): void {
    this.didChange.dispose();
  }
}
