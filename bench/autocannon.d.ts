/** What the bench uses of autocannon, which has no types of its own. */
declare module "autocannon" {
  type Request = { method: string; path: string; headers: Record<string, string>; body: string };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    requests: { setupRequest(): Request }[];
    verifyBody(body: string): boolean;
  };
  type Result = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number; max: number };
    non2xx: number;
    mismatches: number;
    errors: number;
    timeouts: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
