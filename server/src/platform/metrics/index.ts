import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/**
 * The process's figures for Prometheus. Slices ask for their counters here when they are made; asking twice for
 * one name answers the same one.
 */
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: "parterre_" });
  }

  /** A figure that only grows; by custom its name ends in `_total`. */
  counter<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
    const found = this.registry.getSingleMetric(name) as Counter<Label> | undefined;
    return found ?? new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A figure that goes up and down; `read` is asked at every scrape. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** Durations in seconds. */
  histogram<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
    buckets: number[] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  ): Histogram<Label> {
    const found = this.registry.getSingleMetric(name) as Histogram<Label> | undefined;
    return found ?? new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  /** Everything in Prometheus' text format. */
  async text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
