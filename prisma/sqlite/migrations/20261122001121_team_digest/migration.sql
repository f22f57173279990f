-- CreateTable
CREATE TABLE "TeamDigest" (
    "teamId" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "lines" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("teamId", "date")
);
