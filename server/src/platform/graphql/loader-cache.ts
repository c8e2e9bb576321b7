import type DataLoader from "dataloader";

/**
 * The data loaders of one request. A resolver asks for a loader by a key that its module owns (a symbol or the
 * store it loads from); the first to ask makes it, so all fields of the request batch together and nothing is
 * ever shared between two requests.
 */
export class LoaderCache {
  private readonly loaders = new Map<symbol | object, unknown>();

  /** The loader under `key`, made by `make` at the first call. One key must always be used with the same types. */
  get<Key, Value>(key: symbol | object, make: () => DataLoader<Key, Value>): DataLoader<Key, Value> {
    let loader = this.loaders.get(key);
    if (loader === undefined) {
      loader = make();
      this.loaders.set(key, loader);
    }
    return loader as DataLoader<Key, Value>;
  }
}
