import type { Database } from "../platform/database/index.ts";
import { findChannels } from "./channel.store.ts";
import type { SalesChannel } from "./sales-channel.entity.ts";

/**
 * The channels, read once per process: only migrations change them, and migrations run before a process serves.
 */
export class ChannelDirectory {
  private loaded: Promise<readonly SalesChannel[]> | undefined;

  constructor(private readonly database: Database) {}

  async all(): Promise<readonly SalesChannel[]> {
    this.loaded ??= this.database.read(findChannels);
    try {
      return await this.loaded;
    } catch (error) {
      this.loaded = undefined;
      throw error;
    }
  }

  async byId(id: string): Promise<SalesChannel | null> {
    return (await this.all()).find((channel) => channel.id === id) ?? null;
  }

  async byCode(code: string): Promise<SalesChannel | null> {
    return (await this.all()).find((channel) => channel.code === code) ?? null;
  }
}
