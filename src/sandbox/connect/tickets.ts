import { randomUUID } from "node:crypto";

/** Real milliseconds for which the address of a connection can be used. */
const TICKET_LIFE_MS = 30_000;

/** Rights to connect, each for one connection. */
export type Tickets = { mint: () => string; spend: (ticket: string) => boolean };

export function openTickets(): Tickets {
  const minted = new Map<string, number>();
  return {
    mint() {
      const ticket = randomUUID();
      for (const [old, at] of minted) if (Date.now() - at > TICKET_LIFE_MS) minted.delete(old);
      minted.set(ticket, Date.now());
      return ticket;
    },
    spend(ticket) {
      const at = minted.get(ticket);
      minted.delete(ticket);
      return at !== undefined && Date.now() - at <= TICKET_LIFE_MS;
    },
  };
}
