import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Db } from "./db/sql.ts";

export type Health = { isSlackConnected: () => boolean; db: Db };

/** Answers GET /health: 200 when database and Slack connection are up, else 503 and why. */
export function healthRoute({ isSlackConnected, db }: Health) {
  return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const database = await db.rows("SELECT 1").then(
      () => "up",
      () => "down",
    );
    const slack = isSlackConnected() ? "up" : "down";
    const isUp = database === "up" && slack === "up";
    response.writeHead(isUp ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: isUp ? "up" : "down", database, slack }));
  };
}

/** A server for the health route alone, for the ways of running that have no other. Rejects with EADDRINUSE on a busy port. */
export function serveHealth(port: number, route: ReturnType<typeof healthRoute>): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.split("?")[0] === "/health") return void route(request, response);
    response.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve(server));
  });
}
