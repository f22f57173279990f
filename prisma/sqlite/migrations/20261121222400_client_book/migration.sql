-- DropIndex
DROP INDEX "Client_ownerId_idx";

-- CreateIndex
CREATE INDEX "Client_book_idx" ON "Client"("ownerId", "id", "clientNo", "name", "tier", "assetsMinor", "district", "phone", "latitude", "longitude", "openedOn", "givenOn", "firstSeenOn", "lastReachedAt", "lastVisitAt");
