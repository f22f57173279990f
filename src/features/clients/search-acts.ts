import { readRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { searchText } from "../../lib/search-text.ts";

/** Makes anew what clients are found by; to be called in the transaction that changed a name, a number, a phone or a contact. */
export async function refreshSearchText(tx: RawTx, clientIds: readonly number[]): Promise<void> {
  const ids = [...new Set(clientIds)].map((id) => [id]);
  type Found = { id: number; clientNo: string; name: string; phone: string | null };
  const clients = await readRows<Found>(
    tx,
    ["id"],
    ids,
    `SELECT c."id", c."clientNo", c."name", c."phone" FROM "given" g JOIN "Client" c ON c."id" = g."id"`,
  );
  type Named = { clientId: number; name: string; phone: string | null };
  const contacts = await readRows<Named>(
    tx,
    ["id"],
    ids,
    `SELECT c."clientId", c."name", c."phone" FROM "given" g JOIN "Contact" c ON c."clientId" = g."id" ORDER BY c."id"`,
  );
  const byClient = Map.groupBy(contacts, ({ clientId }) => clientId);
  await updateRows(
    tx,
    "Client",
    clients.map((client) => ({
      id: client.id,
      searchText: searchText({ ...client, contacts: byClient.get(client.id) ?? [] }),
    })),
  );
}
