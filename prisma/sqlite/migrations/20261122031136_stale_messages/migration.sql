-- CreateTable
CREATE TABLE "StaleMessage" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "changeId" INTEGER NOT NULL,
    "since" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "StaleMessage_since_idx" ON "StaleMessage"("since");
