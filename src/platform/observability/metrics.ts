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
  /** In Prometheus's text format, version 0.0.4. */
  text(): Promise<string>;
}

const bucketsSec = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Latency {
  /** Calls up to each bucket's bound and not up to the one before; the last counts what took longer than all. */
  readonly counts: number[];
  sumSec: number;
}

/** Numbers about the server, never about a person: operations, not paths. Labels are our own words and need no escaping. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const latencies = new Map<string, Latency>();
  const gauges: GaugeSource[] = [
    { name: "iris_memory_bytes", help: "Resident memory", read: () => process.memoryUsage.rss() },
  ];

  return {
    contentType: "text/plain; version=0.0.4; charset=utf-8",
    observe(transport, operation, status, durationMs) {
      const call = `transport="${transport}",operation="${operation}"`;
      const request = `${call},status="${status}"`;
      requests.set(request, (requests.get(request) ?? 0) + 1);

      const latency = latencies.get(call) ?? { counts: new Array<number>(bucketsSec.length + 1).fill(0), sumSec: 0 };
      latencies.set(call, latency);
      const sec = durationMs / 1000;
      const bucket = bucketsSec.findIndex((bound) => sec <= bound);
      const at = bucket < 0 ? bucketsSec.length : bucket;
      latency.counts[at] = (latency.counts[at] ?? 0) + 1;
      latency.sumSec += sec;
    },
    gauge: (source) => void gauges.push(source),
    async text() {
      const lines = [
        ...head("iris_requests_total", "Answered calls", "counter"),
        ...Array.from(requests, ([labels, count]) => `iris_requests_total{${labels}} ${count}`),
        ...head("iris_request_seconds", "Time from a call's arrival to the head of its answer", "histogram"),
        ...Array.from(latencies).flatMap(([labels, latency]) => histogram("iris_request_seconds", labels, latency)),
      ];
      for (const { name, help, read } of gauges) lines.push(...head(name, help, "gauge"), `${name} ${await read()}`);
      return `${lines.join("\n")}\n`;
    },
  };
}

const head = (name: string, help: string, type: "counter" | "gauge" | "histogram"): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

/** Buckets are cumulative in this format. */
function histogram(name: string, labels: string, { counts, sumSec }: Latency): string[] {
  let total = 0;
  const buckets = counts.map((count, at) => {
    total += count;
    return `${name}_bucket{le="${bucketsSec[at] ?? "+Inf"}",${labels}} ${total}`;
  });
  return [...buckets, `${name}_sum{${labels}} ${sumSec}`, `${name}_count{${labels}} ${total}`];
}
