import { expect, test } from "bun:test";
import { createMetrics } from "./metrics.ts";

test("calls are counted by operation and outcome, their time in cumulative buckets", async () => {
  const metrics = createMetrics();
  metrics.observe("http", "signIn", 200, 4);
  metrics.observe("http", "signIn", 200, 20_000);
  metrics.observe("http", "signIn", 429, 0.5);
  metrics.observe("socket", "sendMessage", 200, 2);
  const lines = (await metrics.text()).split("\n");

  expect(lines).toContain('iris_requests_total{transport="http",operation="signIn",status="200"} 2');
  expect(lines).toContain('iris_requests_total{transport="http",operation="signIn",status="429"} 1');
  const signIn = 'transport="http",operation="signIn"';
  const bucket = (le: string) =>
    lines.find((line) => line.startsWith(`iris_request_seconds_bucket{le="${le}",${signIn}`));
  expect(["0.0005", "0.0025", "0.005", "10", "+Inf"].map((le) => bucket(le)?.split(" ").at(-1))).toEqual([
    ...["1", "1", "2", "2", "3"],
  ]);
  expect(lines).toContain(`iris_request_seconds_count{${signIn}} 3`);
  expect(lines.find((line) => line.startsWith(`iris_request_seconds_sum{${signIn}}`))).toMatch(/ 20\.0045$/);
});

test("gauges are read when somebody asks, and each series has its help and type", async () => {
  const metrics = createMetrics();
  let waiting = 1;
  metrics.gauge({ name: "iris_waiting", help: "What waits", read: async () => waiting });
  waiting = 7;
  const text = await metrics.text();
  expect(text).toContain("# HELP iris_waiting What waits\n# TYPE iris_waiting gauge\niris_waiting 7\n");
  expect(text).toMatch(/iris_memory_bytes [1-9]\d+\n/);
  expect(text.endsWith("\n")).toBe(true);
});
