import type { EngineParts } from './parts';

/** The number on the toolbar button. Many orders may be flagged at once; they are counted together. */
export class Badge {
  private counting = false;
  private isStale = false;

  constructor(private readonly parts: EngineParts) {}

  /** Counts the flagged orders and shows how many they are. */
  async show(): Promise<void> {
    const { db, showFlagged } = this.parts;
    await showFlagged(await db.orders.where('flagged').equals(1).count());
  }

  /** An order was flagged, or is not any more. */
  change(): void {
    this.isStale = true;
    if (!this.counting) this.recount().catch((error: unknown) => this.parts.onFailure('badge', error));
  }

  private async recount(): Promise<void> {
    this.counting = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        await this.show();
      }
    } finally {
      this.counting = false;
    }
  }
}
