import { fightOverHttp, holdOverHttp, holdOverPg, type SeatPool } from "./clients.ts";

type Order =
  | { do: "http"; origin: string; pool: SeatPool; clients: number; forMs: number }
  | { do: "pg"; databaseUrl: string; pool: SeatPool; clients: number; forMs: number; poolSize: number }
  | { do: "fight"; origin: string; pool: SeatPool; clients: number; attempts: number };

process.on("message", async (order: Order) => {
  switch (order.do) {
    case "http":
      process.send?.({ http: await holdOverHttp(order.origin, order.pool, order.clients, order.forMs) });
      return;
    case "pg":
      process.send?.({
        pg: await holdOverPg(order.databaseUrl, order.pool, order.clients, order.forMs, order.poolSize),
      });
      return;
    case "fight":
      process.send?.({ fight: await fightOverHttp(order.origin, order.pool, order.clients, order.attempts) });
      return;
  }
});
