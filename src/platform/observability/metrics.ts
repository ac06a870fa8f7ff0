import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** A number that is read when somebody asks. */
export interface GaugeSource {
  readonly name: string;
  readonly help: string;
  read(): number | Promise<number>;
}

export interface Metrics {
  readonly contentType: string;
  /** @param transport how the call came */
  observe(transport: "http" | "socket", operation: string, status: number, durationMs: number): void;
  gauge(source: GaugeSource): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
}

const bucketsSec = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Numbers about the server, never about a person: operations, not paths. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ["transport", "operation", "status"];
  const requests = new Counter({ name: "iris_requests_total", help: "Answered calls", labelNames, registers });
  const latency = new Histogram({
    name: "iris_request_seconds",
    help: "Time from a call's arrival to the head of its answer",
    labelNames: ["transport", "operation"],
    buckets: bucketsSec,
    registers,
  });
  const memory = new Gauge({ name: "iris_memory_bytes", help: "Resident memory", registers, collect: readMemory });
  /** Looking a series up by its labels costs more than everything else about counting. */
  const known = new Map<string, { requests: Counter.Internal; latency: Histogram.Internal<string> }>();
  const seriesOf = (transport: string, operation: string, status: number) => {
    const key = `${transport} ${operation} ${status}`;
    const found = known.get(key);
    if (found) return found;
    const made = {
      requests: requests.labels(transport, operation, String(status)),
      latency: latency.labels(transport, operation),
    };
    known.set(key, made);
    return made;
  };

  function readMemory(): void {
    memory.set(process.memoryUsage.rss());
  }
  return {
    contentType: registry.contentType,
    observe(transport, operation, status, durationMs) {
      const series = seriesOf(transport, operation, status);
      series.requests.inc();
      series.latency.observe(durationMs / 1000);
    },
    gauge({ name, help, read }) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
  };
}
